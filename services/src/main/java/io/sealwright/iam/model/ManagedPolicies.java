// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.policy.PolicyDocument;
import io.sealwright.store.Body;
import io.sealwright.store.Queries;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.Optional;

/**
 * Managed policies, as those need them who attach them: an account's own, and AWS's, which every account has.
 *
 * <p>A change of a policy's default version, or its end, touches {@link #KIND} under the policy's ARN.
 */
public interface ManagedPolicies {

    /** The kind of what is held of a managed policy, under its ARN. */
    String KIND = "iam-policy";

    /** What an attachment is for: its rights, or their bound. */
    enum Use {
        ATTACHMENT,
        PERMISSIONS_BOUNDARY
    }

    /**
     * A policy that can be attached.
     *
     * @param version of its row; 0 for AWS's own, which never change
     */
    record Attachable(Arn arn, String name, long version) {}

    /**
     * The policy with this ARN that principals of {@code account} may have attached: the account's own or AWS's. May
     * wait for the store.
     */
    Optional<Attachable> find(AccountId account, Arn arn);

    /** The document of the default version, of this snapshot. */
    Optional<PolicyDocument> document(Queries queries, Arn arn);

    /**
     * Counts one use more, in the change that attaches. A conflict, if the policy has not the version that was found.
     *
     * @param account whose entity has it attached
     * @param entity the unique id of the user, group or role
     */
    Body addUse(AccountId account, Attachable policy, Use use, String entity);

    /** Counts one use less, in the change that detaches. */
    Body removeUse(AccountId account, Attachable policy, Use use, String entity);
}
