// SPDX-License-Identifier: Apache-2.0
/** An organization: its accounts, its tree, its policies, in the words of AWS Organizations. */
@NullMarked
package io.sealwright.organizations.model;

import org.jspecify.annotations.NullMarked;
