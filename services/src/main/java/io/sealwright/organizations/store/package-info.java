// SPDX-License-Identifier: Apache-2.0
/** Accounts and the organization in SQL. */
@NullMarked
package io.sealwright.organizations.store;

import org.jspecify.annotations.NullMarked;
