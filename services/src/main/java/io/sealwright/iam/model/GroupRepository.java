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
 * Where groups are kept, and who belongs to them. Strongly consistent.
 *
 * <p>A {@link Write} is committed together with its record. Each demands that the group, and the user where one is
 * named, still has the version it was decided on, and fails with a conflict otherwise. Methods that take
 * {@link Queries} read within one snapshot of their caller's; those that do not may wait for the store.
 */
public interface GroupRepository {

    /** The kind of what is held of a group, under its unique id. */
    String KIND = "iam-group";

    /** The group of this name, whatever its case. */
    Optional<Group> find(AccountId account, String name);

    /** The group with this unique id. */
    Optional<Group> find(GroupId id);

    /** The group with this unique id. */
    Optional<Group> find(Queries queries, GroupId id);

    /** The groups a user belongs to, by name. */
    List<Group> of(User user);

    /** Groups of an account whose path begins so, by name, after a name. */
    Page<Group> list(AccountId account, String pathPrefix, @Nullable String after, int limit);

    /** Who belongs to a group, by unique id, after an id. */
    Page<User> members(Group group, @Nullable String after, int limit);

    /**
     * What makes a group. Refused with EntityAlreadyExists when there is one of this name, and with LimitExceeded when
     * the account has as many as it may.
     */
    Write insert(Group group);

    /**
     * What makes {@code before} to {@code after}, with documents that its inline policies now name. Refused with
     * EntityAlreadyExists when another has its new name.
     */
    Write replace(Group before, Group after, List<PolicyDocument> documents);

    /** What ends a group that has no members. */
    Write delete(Group group);

    /** What makes a user, who does not belong to the group yet, belong to it. */
    Write addMember(Group group, User user);

    /** What lets a user who belongs to the group belong to it no more. */
    Write removeMember(Group group, User user);
}
