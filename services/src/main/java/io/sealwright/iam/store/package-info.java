// SPDX-License-Identifier: Apache-2.0
/** Users and access keys in SQL. */
@NullMarked
package io.sealwright.iam.store;

import org.jspecify.annotations.NullMarked;
