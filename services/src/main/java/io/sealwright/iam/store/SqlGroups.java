// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.contract.iam.IamError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupId;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.User;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Body;
import io.sealwright.store.Queries;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Groups in SQL. Who joins or leaves a group changes two roots: the group, which counts, and the user, who lists. */
public final class SqlGroups implements GroupRepository {
    private final Store store;
    private final PolicyDocuments documents;
    private final GroupRows groups;
    private final UserRows users;
    private final MemberRows members;
    private final AccountCounts counts;

    public SqlGroups(Store store, PolicyDocuments documents, CryptoBoundary crypto) {
        this.store = store;
        this.documents = documents;
        this.groups = new GroupRows(crypto);
        this.users = new UserRows(crypto);
        this.members = new MemberRows(crypto);
        this.counts = new AccountCounts(crypto);
    }

    @Override
    public Optional<Group> find(AccountId account, String name) {
        return store.read(snapshot -> groups.find(snapshot, account, name));
    }

    @Override
    public Optional<Group> find(GroupId id) {
        return store.read(snapshot -> find(snapshot, id));
    }

    @Override
    public Optional<Group> find(Queries queries, GroupId id) {
        return groups.find(queries, id);
    }

    @Override
    public List<Group> of(User user) {
        return store.read(snapshot -> user.groups().stream()
                .flatMap(id -> groups.find(snapshot, id).stream())
                .sorted(Comparator.comparing(group -> Names.folded(group.name())))
                .toList());
    }

    @Override
    public Page<Group> list(AccountId account, String pathPrefix, @Nullable String after, int limit) {
        List<Group> found = store.read(
                snapshot -> groups.list(snapshot, account, pathPrefix, after == null ? "" : after, limit + 1));
        return Pages.of(found, limit, Group::name);
    }

    @Override
    public Page<User> members(Group group, @Nullable String after, int limit) {
        List<User> found = store.read(
                snapshot -> members.after(snapshot, group.id(), after == null ? "" : after, limit + 1).stream()
                        .flatMap(id -> users.find(snapshot, id).stream())
                        .toList());
        return Pages.of(found, limit, user -> user.id().text());
    }

    @Override
    public Write insert(Group group) {
        byte[] mac = groups.mac(group);
        return new Write(group.account(), List.of(touch(group)), sql -> {
            counts.addOne(sql, group.account(), EntityKind.GROUP);
            try {
                groups.insert(sql, group, mac);
            } catch (UniqueViolation another) {
                throw exists(group);
            }
        });
    }

    @Override
    public Write replace(Group before, Group after, List<PolicyDocument> named) {
        byte[] mac = groups.mac(after);
        return new Write(before.account(), List.of(touch(before)), sql -> {
            named.forEach(document -> documents.insert(sql, document));
            try {
                groups.replace(sql, before, after, mac);
            } catch (UniqueViolation another) {
                throw exists(after);
            }
        });
    }

    @Override
    public Write delete(Group group) {
        return new Write(group.account(), List.of(touch(group)), sql -> {
            groups.delete(sql, group);
            counts.removeOne(sql, group.account(), EntityKind.GROUP);
        });
    }

    @Override
    public Write addMember(Group group, User user) {
        return membership(
                group,
                group.withOneMoreMember(),
                user,
                user.withGroup(group.id()),
                sql -> members.insert(sql, group.id(), user.id()));
    }

    @Override
    public Write removeMember(Group group, User user) {
        return membership(
                group,
                group.withOneMemberLess(),
                user,
                user.withoutGroup(group.id()),
                sql -> members.delete(sql, group.id(), user.id()));
    }

    /** The group first: roots are changed in the order of their ids, AGPA before AIDA. */
    private Write membership(Group group, Group groupAfter, User user, User userAfter, Body row) {
        byte[] groupMac = groups.mac(groupAfter);
        byte[] userMac = users.mac(userAfter);
        Touch userTouch = new Touch(SqlUsers.USER, user.id().text());
        return new Write(group.account(), List.of(touch(group), userTouch), sql -> {
            groups.replace(sql, group, groupAfter, groupMac);
            users.replace(sql, user, userAfter, userMac);
            row.write(sql);
        });
    }

    private static RuntimeException exists(Group group) {
        return IamError.ENTITY_ALREADY_EXISTS.because("Group with name %s already exists.", group.name());
    }

    private static Touch touch(Group group) {
        return new Touch(KIND, group.id().text());
    }
}
