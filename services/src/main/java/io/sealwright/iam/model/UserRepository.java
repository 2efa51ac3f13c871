// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Write;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.store.Queries;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where users are kept, with their access keys. Strongly consistent.
 *
 * <p>A {@link Write} is committed together with its record. Each demands that the user still has the version it was
 * decided on, and fails with a conflict otherwise. Methods that take {@link Queries} read within one snapshot of their
 * caller's; those that take neither may wait for the store.
 */
public interface UserRepository {

    /** The user of this name, whatever its case. */
    Optional<User> find(AccountId account, String name);

    /** The user with this unique id. */
    Optional<User> find(UserId id);

    /** The user with this unique id. */
    Optional<User> find(Queries queries, UserId id);

    /** Users of an account whose path begins so, by name, after a name. */
    Page<User> list(AccountId account, String pathPrefix, @Nullable String after, int limit);

    /** The access key with this id. */
    Optional<AccessKey> findAccessKey(Queries queries, String id);

    /** The access key with this id. */
    Optional<AccessKey> findAccessKey(String id);

    /** The access keys of a user, by id. */
    List<AccessKey> accessKeys(User user);

    /**
     * What makes a user, with the documents its inline policies name. Refused with EntityAlreadyExists when there is
     * one of this name, and with LimitExceeded when the account has as many as it may.
     */
    Write insert(User user, List<PolicyDocument> documents);

    /**
     * What makes {@code before} to {@code after}, with documents that its inline policies now name. Refused with
     * EntityAlreadyExists when another has its new name.
     */
    Write replace(User before, User after, List<PolicyDocument> documents);

    /** What ends a user that has no access keys. */
    Write delete(User user);

    /** What gives {@code before} an access key. */
    Write addAccessKey(User before, AccessKey key);

    /** What makes an access key of {@code user} to {@code changed}: its status, or its secret. */
    Write changeAccessKey(User user, AccessKey changed);

    /** What takes an access key from {@code before}. */
    Write deleteAccessKey(User before, AccessKey key);
}
