// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.crypto.Sha256;
import io.sealwright.gateway.signature.AccessKey;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.sts.model.PassedPolicies;
import io.sealwright.sts.model.SessionContents;
import io.sealwright.sts.model.Sessions;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.SecretBytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token that was opened, with what follows from it alone, and the last key that was made of it. Thread-safe. */
final class OpenedToken {
    private final String accessKeyId;
    private final String token;
    private final Sessions.Existing session;
    private final Optional<PolicyDocument> inlinePolicy;
    private final long fingerprint;
    private volatile @Nullable Made last;

    /** A key, and what it was made of besides the token. */
    private record Made(AccessKey key, Principal principal, List<PolicyDocument> managed) {

        boolean isOf(Principal other, List<PolicyDocument> otherManaged) {
            return principal.equals(other) && isSame(managed, otherManaged);
        }

        @SuppressWarnings("ReferenceEquality") // A policy that was loaded anew is another.
        private static boolean isSame(List<PolicyDocument> some, List<PolicyDocument> others) {
            if (some.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < some.size(); i++) {
                if (some.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Makes a key of an opened token. */
    @FunctionalInterface
    interface Making {
        AccessKey key(OpenedToken token, Principal principal, List<PolicyDocument> managed);
    }

    OpenedToken(String accessKeyId, String token, Sessions.Existing session) {
        this.accessKeyId = accessKeyId;
        this.token = token;
        this.session = session;
        this.inlinePolicy = Optional.ofNullable(session.contents().policy()).map(PassedPolicies::compile);
        this.fingerprint = ByteBuffer.wrap(Sha256.of(token.getBytes(US_ASCII))).getLong();
    }

    /** The same key as long as nothing changed, since what follows from its session is kept by reference. */
    AccessKey key(Principal principal, List<PolicyDocument> managed, Making making) {
        Made made = last;
        if (made == null || !made.isOf(principal, managed)) {
            made = new Made(making.key(this, principal, managed), principal, managed);
            last = made;
        }
        return made.key();
    }

    String accessKeyId() {
        return accessKeyId;
    }

    String token() {
        return token;
    }

    SessionContents contents() {
        return session.contents();
    }

    SecretBytes secret() {
        return session.secret();
    }

    Optional<PolicyDocument> inlinePolicy() {
        return inlinePolicy;
    }

    /** Tells two tokens of one access key id apart, should there ever be two: signing keys are kept by it. */
    long fingerprint() {
        return fingerprint;
    }

    /** About what it takes in memory, in bytes. */
    int weight() {
        return 2_048 + 8 * token.length();
    }
}
