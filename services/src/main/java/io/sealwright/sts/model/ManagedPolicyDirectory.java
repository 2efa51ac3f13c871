// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.Optional;

/** Managed policies that may be passed as session policies: an account's own, and AWS's. */
@FunctionalInterface
public interface ManagedPolicyDirectory {

    /**
     * The default version of the policy with this ARN as sessions of {@code account} may pass it.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, where memory does not hold the answer
     */
    Optional<PolicyDocument> find(AccountId account, Arn policy);
}
