// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import io.sealwright.contract.JsonObject;
import io.sealwright.crypto.jws.JwsAlgorithm;
import io.sealwright.crypto.jws.VerificationKey;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key that an issuer published, for the one algorithm that it was published for.
 *
 * @param keyId its {@code kid}, or null
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
 */
record PublishedKey(@Nullable String keyId, VerificationKey verification) {

    /** Reads a JSON Web Key; empty where it is not for signatures, or not of a kind that we take. */
    static Optional<PublishedKey> parse(JsonObject jwk) {
        boolean forSignatures = jwk.text("use").map("sig"::equals).orElse(!jwk.has("use"));
        if (!forSignatures || jwk.has("d") || (jwk.has("kid") && jwk.text("kid").isEmpty())) {
            return Optional.empty();
        }
        String keyId = jwk.text("kid").orElse(null);
        return algorithm(jwk).flatMap(algorithm -> key(jwk, algorithm)).map(key -> new PublishedKey(keyId, key));
    }

    /** What the issuer says, else what its kind of key is made for; RS256 is what OpenID Connect defaults to. */
    private static Optional<JwsAlgorithm> algorithm(JsonObject jwk) {
        if (jwk.has("alg")) {
            return jwk.text("alg").flatMap(JwsAlgorithm::named);
        }
        String kind = jwk.text("kty").orElse("") + ' ' + jwk.text("crv").orElse("");
        return switch (kind) {
            case "RSA " -> Optional.of(JwsAlgorithm.RS256);
            case "EC P-256" -> Optional.of(JwsAlgorithm.ES256);
            case "EC P-384" -> Optional.of(JwsAlgorithm.ES384);
            case "OKP Ed25519" -> Optional.of(JwsAlgorithm.EDDSA);
            default -> Optional.empty(); // any other text
        };
    }

    private static Optional<VerificationKey> key(JsonObject jwk, JwsAlgorithm algorithm) {
        try {
            return switch (jwk.text("kty").orElse("")) {
                case "RSA" -> VerificationKey.rsa(algorithm, number(jwk, "n"), number(jwk, "e"));
                case "EC" ->
                    curveFits(jwk, algorithm)
                            ? VerificationKey.ec(algorithm, number(jwk, "x"), number(jwk, "y"))
                            : Optional.empty();
                case "OKP" -> VerificationKey.ed25519(algorithm, number(jwk, "x"));
                default -> Optional.empty(); // any other text
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean curveFits(JsonObject jwk, JwsAlgorithm algorithm) {
        String curve = jwk.text("crv").orElse("");
        return (algorithm == JwsAlgorithm.ES256 && curve.equals("P-256"))
                || (algorithm == JwsAlgorithm.ES384 && curve.equals("P-384"));
    }

    private static byte[] number(JsonObject jwk, String name) {
        return Base64.getUrlDecoder().decode(jwk.text(name).orElse(""));
    }
}
