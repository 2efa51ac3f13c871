// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;

/**
 * A long-term access key of a user. Part of the user: each change of it is a change of the user.
 *
 * @param id {@code AKIA} and 16 characters, which tell the account
 * @param user the owner's unique id
 * @param secretVersion counts the secrets this id ever had; signing keys are cached under it
 * @param sealedSecret opens only for this id, account and secret version: {@link AccessKeySeal}
 */
public record AccessKey(
        String id,
        AccountId account,
        UserId user,
        AccessKeyStatus status,
        Instant created,
        long secretVersion,
        Blob sealedSecret) {

    /** The most access keys one user may have. */
    public static final int MOST_PER_USER = 2;

    public boolean active() {
        return status == AccessKeyStatus.ACTIVE;
    }

    public AccessKey with(AccessKeyStatus changed) {
        return new AccessKey(id, account, user, changed, created, secretVersion, sealedSecret);
    }

    /** With its next secret, which was sealed for the next secret version. */
    public AccessKey withNextSecret(Blob sealed) {
        return new AccessKey(id, account, user, status, created, secretVersion + 1, sealed);
    }
}
