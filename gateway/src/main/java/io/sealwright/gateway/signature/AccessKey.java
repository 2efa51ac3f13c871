// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import io.sealwright.gateway.Session;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.SecretBytes;
import org.jspecify.annotations.Nullable;

/**
 * An access key as it is now.
 *
 * @param id for example {@code AKIA…}, 20 characters
 * @param secretVersion differs whenever the secret does; signing keys are kept by it
 * @param secret the secret access key's ASCII bytes; stays the owner's, who closes it
 * @param active an inactive key is refused in the words for an unknown one
 * @param principal who calls with it
 * @param session what the token of a temporary key says, or null for a long-term key
 */
public record AccessKey(
        String id,
        long secretVersion,
        SecretBytes secret,
        boolean active,
        Principal principal,
        @Nullable Session session)
        implements AccessKeyFinding {

    /** A long-term key. */
    public AccessKey(String id, long secretVersion, SecretBytes secret, boolean active, Principal principal) {
        this(id, secretVersion, secret, active, principal, null);
    }
}
