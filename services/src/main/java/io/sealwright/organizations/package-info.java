// SPDX-License-Identifier: Apache-2.0
/**
 * Organizations: the accounts of this installation, the tree they are in, and the policies that limit them.
 *
 * <p>What must stay true: an account's number is never given to another; a change of the tree, of a policy or of what
 * it is attached to limits every account below from the moment it is answered; the management account is not limited.
 */
@NullMarked
package io.sealwright.organizations;

import org.jspecify.annotations.NullMarked;
