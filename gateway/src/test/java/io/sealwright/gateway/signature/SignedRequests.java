// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.vocabulary.Principal;
import java.time.Instant;
import java.time.InstantSource;

/** Requests that AWS's example user signed, for tests of what comes after the signature. */
public final class SignedRequests {
    public static final Instant NOW = Signatures.NOW;

    private SignedRequests() {}

    /** A whole request to KMS, as it goes over the wire. */
    public static String kms(String operation, String body) {
        return NaiveSigner.kms()
                .header("x-amz-target", "TrentService." + operation)
                .header("content-length", Integer.toString(body.getBytes(UTF_8).length))
                .body(body)
                .signed();
    }

    /** Asks {@code lookUps} before each look at a key. */
    public static SignatureVerifier verifier(Runnable lookUps) {
        AccessKeys keys = Signatures.exampleKey();
        return Signatures.verifier(
                (id, token) -> {
                    lookUps.run();
                    return keys.find(id, token);
                },
                Signatures.everything(),
                new SigningKeyCache(64, 64),
                InstantSource.fixed(NOW));
    }

    /** Who signs. */
    public static Principal caller() {
        return Signatures.key(Signatures.KEY_ID, Signatures.SECRET).principal();
    }
}
