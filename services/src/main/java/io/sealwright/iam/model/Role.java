// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.policy.PrincipalIds;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A role at one version, with everything that is attached to it listed in its row. The version grows with every change.
 *
 * @param path begins and ends with a slash
 * @param name unique in the account, whatever its case
 * @param trustPolicy SHA-256 of the document that tells who may assume it
 * @param trusted the unique ids of those whom the document names, as they were when it was put
 * @param maxSessionDuration in seconds, 1 to 12 hours
 */
public record Role(
        AccountId account,
        String path,
        String name,
        RoleId id,
        @Nullable String description,
        Instant created,
        Blob trustPolicy,
        PrincipalIds trusted,
        int maxSessionDuration,
        Attachments attachments,
        long version) {

    /** How long a session lasts at most, in seconds, where nobody says. */
    public static final int USUAL_SESSION_DURATION = 3_600;

    private static final int LONGEST_SESSION_DURATION = 43_200;
    private static final Pattern PATH = Pattern.compile("/|/[\\u0021-\\u007E]{1,510}/");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final long FIRST_VERSION = 1;

    public Role {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not the path of a role");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a role");
        }
        if (maxSessionDuration < USUAL_SESSION_DURATION || maxSessionDuration > LONGEST_SESSION_DURATION) {
            throw new IllegalArgumentException("a session lasts an hour to twelve");
        }
    }

    /** A new role. */
    public static Role create(
            AccountId account,
            String path,
            String name,
            RoleId id,
            @Nullable String description,
            Instant now,
            Blob trustPolicy,
            PrincipalIds trusted,
            int maxSessionDuration,
            Attachments attachments) {
        return new Role(
                account,
                path,
                name,
                id,
                description,
                now,
                trustPolicy,
                trusted,
                maxSessionDuration,
                attachments,
                FIRST_VERSION);
    }

    public Role with(Attachments changed) {
        return next(description, trustPolicy, trusted, maxSessionDuration, changed);
    }

    /** The role with another description and longest session. */
    public Role described(@Nullable String newDescription, int newMaxSessionDuration) {
        return next(newDescription, trustPolicy, trusted, newMaxSessionDuration, attachments);
    }

    /** The role with another trust policy. */
    public Role trusting(Blob document, PrincipalIds ids) {
        return next(description, document, ids, maxSessionDuration, attachments);
    }

    private Role next(
            @Nullable String newDescription,
            Blob newTrustPolicy,
            PrincipalIds newTrusted,
            int newDuration,
            Attachments newAttachments) {
        return new Role(
                account,
                path,
                name,
                id,
                newDescription,
                created,
                newTrustPolicy,
                newTrusted,
                newDuration,
                newAttachments,
                version + 1);
    }

    public Arn arn(String partition) {
        return new Arn(partition, "iam", "", account.digits(), "role" + path + name);
    }
}
