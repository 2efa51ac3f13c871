// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An IAM user at one version, with what is counted and listed in its row: its inline policies and the number of its
 * access keys. The version grows with every change of it or of what belongs to it.
 *
 * @param path begins and ends with a slash
 * @param name unique in the account, whatever its case
 */
public record User(
        AccountId account,
        String path,
        String name,
        UserId id,
        Instant created,
        List<InlinePolicy> inlinePolicies,
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
        inlinePolicies = List.copyOf(inlinePolicies);
    }

    /** A new user, without any access key. */
    public static User create(
            AccountId account, String path, String name, UserId id, Instant now, List<InlinePolicy> inlinePolicies) {
        return new User(account, path, name, id, now, inlinePolicies, 0, FIRST_VERSION);
    }

    /** The user once it has one access key more. */
    public User withOneMoreAccessKey() {
        return next(accessKeyCount + 1);
    }

    /** The user after something changed that is kept beside it, such as the status of an access key. */
    public User next() {
        return next(accessKeyCount);
    }

    private User next(int newAccessKeyCount) {
        return new User(account, path, name, id, created, inlinePolicies, newAccessKeyCount, version + 1);
    }

    /** The user as one who calls. */
    public Principal.User principal(String partition) {
        return new Principal.User(partition, account, path, name, id.text());
    }
}
