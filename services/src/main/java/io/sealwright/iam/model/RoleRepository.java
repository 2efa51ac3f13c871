// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Write;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.store.Queries;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where roles are kept. Strongly consistent.
 *
 * <p>A {@link Write} is committed together with its record. Each demands that the role still has the version it was
 * decided on, and fails with a conflict otherwise. Methods that take {@link Queries} read within one snapshot of their
 * caller's; those that take neither may wait for the store.
 */
public interface RoleRepository {

    /** The role of this name, whatever its case. */
    Optional<Role> find(AccountId account, String name);

    /** The role with this unique id. */
    Optional<Role> find(RoleId id);

    /** The role with this unique id. */
    Optional<Role> find(Queries queries, RoleId id);

    /** The role with this ARN, exactly. */
    Optional<Role> find(Queries queries, Arn arn);

    /** Roles of an account whose path begins so, by name, after a name. */
    Page<Role> list(AccountId account, String pathPrefix, @Nullable String after, int limit);

    /** A document that a role's row names. */
    PolicyDocument document(Blob hash, PolicyType type);

    /**
     * What makes a role, with the documents it names. Refused with EntityAlreadyExists when there is one of this name,
     * and with LimitExceeded when the account has as many as it may.
     */
    Write insert(Role role, List<PolicyDocument> documents);

    /** What makes {@code before} to {@code after}, with documents that it now names. */
    Write replace(Role before, Role after, List<PolicyDocument> documents);

    /** What ends a role. */
    Write delete(Role role);
}
