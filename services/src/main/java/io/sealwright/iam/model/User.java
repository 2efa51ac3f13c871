// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An IAM user at one version, with what is counted and listed in its row: what is attached to it, its groups and the
 * number of its access keys. The version grows with every change of it or of what belongs to it.
 *
 * @param path begins and ends with a slash
 * @param name unique in the account, whatever its case
 * @param groups the groups it belongs to, whose policies are its own too
 */
public record User(
        AccountId account,
        String path,
        String name,
        UserId id,
        Instant created,
        Attachments attachments,
        List<GroupId> groups,
        int accessKeyCount,
        long version) {
    private static final Pattern PATH = Pattern.compile("/|/[\\u0021-\\u007E]{1,510}/");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final long FIRST_VERSION = 1;

    public User {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not the path of a user");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a user");
        }
        groups = List.copyOf(groups);
    }

    /** A new user, without any access key. */
    public static User create(
            AccountId account, String path, String name, UserId id, Instant now, List<InlinePolicy> inlinePolicies) {
        return create(account, path, name, id, now, Attachments.ofInline(inlinePolicies));
    }

    /** A new user, without any access key. */
    public static User create(
            AccountId account, String path, String name, UserId id, Instant now, Attachments attachments) {
        return new User(account, path, name, id, now, attachments, List.of(), 0, FIRST_VERSION);
    }

    /** The user once it has one access key more. */
    public User withOneMoreAccessKey() {
        return next(attachments, groups, accessKeyCount + 1);
    }

    /** The user once it has one access key less. */
    public User withOneAccessKeyLess() {
        return next(attachments, groups, accessKeyCount - 1);
    }

    /** The user after something changed that is kept beside it, such as the status of an access key. */
    public User next() {
        return next(attachments, groups, accessKeyCount);
    }

    public User with(Attachments changed) {
        return next(changed, groups, accessKeyCount);
    }

    /** The user under another name or path. */
    public User named(String newPath, String newName) {
        return new User(account, newPath, newName, id, created, attachments, groups, accessKeyCount, version + 1);
    }

    public User withGroup(GroupId group) {
        List<GroupId> more = new ArrayList<>(groups);
        more.add(group);
        return next(attachments, more, accessKeyCount);
    }

    public User withoutGroup(GroupId group) {
        return next(
                attachments,
                groups.stream().filter(other -> !other.equals(group)).toList(),
                accessKeyCount);
    }

    private User next(Attachments newAttachments, List<GroupId> newGroups, int newAccessKeyCount) {
        return new User(account, path, name, id, created, newAttachments, newGroups, newAccessKeyCount, version + 1);
    }

    /** The user as one who calls. */
    public Principal.User principal(String partition) {
        return new Principal.User(partition, account, path, name, id.text());
    }
}
