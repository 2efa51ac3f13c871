// SPDX-License-Identifier: Apache-2.0
/**
 * Organizations: the accounts of this installation.
 *
 * <p>One so far, made at the first start. What must stay true: an account's number is never given to another.
 */
@NullMarked
package io.sealwright.organizations;

import org.jspecify.annotations.NullMarked;
