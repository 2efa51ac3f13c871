// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An IAM group at one version, with what is counted and listed in its row. Whoever belongs to it has its policies too;
 * it can be no principal itself.
 *
 * @param path begins and ends with a slash
 * @param name unique in the account, whatever its case
 */
public record Group(
        AccountId account,
        String path,
        String name,
        GroupId id,
        Instant created,
        Attachments attachments,
        int memberCount,
        long version) {
    private static final Pattern PATH = Pattern.compile("/|/[\\u0021-\\u007E]{1,510}/");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final long FIRST_VERSION = 1;

    /** The most groups one user may belong to. */
    public static final int MOST_PER_USER = 10;

    public Group {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not the path of a group");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a group");
        }
    }

    /** A new group, without members. */
    public static Group create(AccountId account, String path, String name, GroupId id, Instant now) {
        return new Group(account, path, name, id, now, Attachments.NONE, 0, FIRST_VERSION);
    }

    public Group with(Attachments changed) {
        return new Group(account, path, name, id, created, changed, memberCount, version + 1);
    }

    /** The group under another name or path. */
    public Group named(String newPath, String newName) {
        return new Group(account, newPath, newName, id, created, attachments, memberCount, version + 1);
    }

    public Group withOneMoreMember() {
        return withMembers(memberCount + 1);
    }

    public Group withOneMemberLess() {
        return withMembers(memberCount - 1);
    }

    private Group withMembers(int newMemberCount) {
        return new Group(account, path, name, id, created, attachments, newMemberCount, version + 1);
    }

    public Arn arn(String partition) {
        return new Arn(partition, "iam", "", account.digits(), "group" + path + name);
    }
}
