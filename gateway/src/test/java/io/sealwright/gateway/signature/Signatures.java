// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/** What the tests of this package share: AWS's example keys and a verifier that knows them. */
final class Signatures {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    static final Set<Region> REGIONS = Set.of(
            new Region("us-east-1"), new Region("eu-central-1"), new Region("eu-west-1"), new Region("ap-south-1"));

    private Signatures() {}

    static AccessKey key(String id, String secret) {
        AccountId account = new AccountId("111122223333");
        return new AccessKey(
                id,
                1,
                SecretBytes.owning(secret.getBytes(US_ASCII)),
                true,
                new Principal.User("aws", account, "/", "administrator", "AIDAEXAMPLE"));
    }

    static AccessKeys exampleKey() {
        AccessKey key = key(KEY_ID, SECRET);
        return longTerm(id -> id.equals(KEY_ID) ? key : AccessKeyFinding.Missing.UNKNOWN);
    }

    /** Where nobody issues session tokens. */
    static AccessKeys longTerm(LongTermKeys keys) {
        return new TemporaryKeys(keys, SessionTokens.NONE);
    }

    static ServedScopes everything() {
        return new ServedScopes(REGIONS, EnumSet.allOf(SigningService.class), new Region("us-east-1"));
    }

    static SignatureVerifier verifier(LongTermKeys keys, Instant now) {
        return verifier(longTerm(keys), now);
    }

    static SignatureVerifier verifier(AccessKeys keys, Instant now) {
        return verifier(keys, everything(), new SigningKeyCache(1_000, 10_000), InstantSource.fixed(now));
    }

    static SignatureVerifier verifier(
            AccessKeys keys, ServedScopes scopes, SigningKeyCache cache, InstantSource clock) {
        return new SignatureVerifier(keys, scopes, cache, clock);
    }
}
