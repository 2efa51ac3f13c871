// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Write;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.store.Queries;
import io.sealwright.vocabulary.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Where users are kept, with their access keys. Strongly consistent.
 *
 * <p>A {@link Write} is committed together with its record. Each demands that the user still has the version it was
 * decided on, and fails with a conflict otherwise. Methods that take {@link Queries} read within one snapshot of their
 * caller's.
 */
public interface UserRepository {

    /** The user of this name, whatever its case. May wait for the store. */
    Optional<User> find(AccountId account, String name);

    /** The user with this unique id. */
    Optional<User> find(Queries queries, UserId id);

    /** The access key with this id. */
    Optional<AccessKey> findAccessKey(Queries queries, String id);

    /** What makes a user, with the documents its inline policies name. */
    Write insert(User user, List<PolicyDocument> documents);

    /** What gives {@code before} an access key. */
    Write addAccessKey(User before, AccessKey key);

    /** What sets the status of an access key of {@code before}. */
    Write changeStatus(User before, AccessKey key, AccessKeyStatus status);
}
