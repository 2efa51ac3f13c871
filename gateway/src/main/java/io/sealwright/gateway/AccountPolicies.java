// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.policy.PolicySet;
import io.sealwright.vocabulary.AccountId;
import java.util.List;

/**
 * The policies that an organization puts on its accounts. The same lists, as long as nothing changed: what follows from
 * them is kept by their reference.
 */
public interface AccountPolicies {

    /** Without any organization. */
    AccountPolicies NONE = new AccountPolicies() {
        @Override
        public List<PolicySet> serviceControl(AccountId account) {
            return List.of();
        }

        @Override
        public List<PolicySet> resourceControl(AccountId account) {
            return List.of();
        }

        @Override
        public boolean isClosed(AccountId account) {
            return false;
        }
    };

    /**
     * The service control policies that limit the principals of {@code account}: one set for each level from the root
     * of the organization to the account, each of which must allow. Empty for a management account, and without an
     * organization.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold them
     */
    List<PolicySet> serviceControl(AccountId account);

    /**
     * The resource control policies that limit who may use what {@code account} has, as {@link #serviceControl}.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold them
     */
    List<PolicySet> resourceControl(AccountId account);

    /**
     * Whether {@code account} was closed: then nobody of another account reaches what it has.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold it
     * @see <a href="https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html">Close an AWS
     *     account</a>
     */
    boolean isClosed(AccountId account);
}
