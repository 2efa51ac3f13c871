// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Write;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where managed policies are kept, with their versions, and who uses them. Strongly consistent. Every method that does
 * not answer a {@link Write} may wait for the store.
 *
 * <p>A write is committed together with its record. Each demands that the policy still has the version it was decided
 * on, and fails with a conflict otherwise.
 */
public interface ManagedPolicyRepository {

    /** The policy that this ARN names, exactly: an account's own, or one of AWS's. */
    Optional<ManagedPolicy> find(Arn arn);

    /** The policy with this unique id. */
    Optional<CustomerManagedPolicy> find(ManagedPolicyId id);

    /** The document of one of the policy's versions. */
    PolicyDocument document(ManagedPolicy policy, PolicyVersion version);

    /** The account's own policies under a path, by name, after a name. */
    Page<CustomerManagedPolicy> list(AccountId account, String pathPrefix, @Nullable String after, int limit);

    /** How an account uses a policy. */
    PolicyUses uses(AccountId account, Arn policy);

    /**
     * The unique ids of the users, groups and roles of an account that use a policy, each once, in their order.
     *
     * @param use how, or null for either
     * @param prefix with which the ids begin, such as {@code AROA}, or empty
     */
    List<String> entities(AccountId account, Arn policy, ManagedPolicies.@Nullable Use use, String prefix);

    /**
     * What makes a policy with the document of its first version. Refused with EntityAlreadyExists when there is one of
     * this name, and with LimitExceeded when the account has as many as it may.
     */
    Write insert(CustomerManagedPolicy policy, PolicyDocument document);

    /** What gives {@code before} one version more. */
    Write addVersion(CustomerManagedPolicy before, CustomerManagedPolicy after, PolicyDocument document);

    /** What makes {@code after} of {@code before}, with no document that is not kept already. */
    Write replace(CustomerManagedPolicy before, CustomerManagedPolicy after);

    /** What takes the policy away with all its versions. */
    Write delete(CustomerManagedPolicy policy);
}
