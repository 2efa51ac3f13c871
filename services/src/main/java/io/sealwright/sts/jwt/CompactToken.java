// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import io.sealwright.contract.JsonObject;
import io.sealwright.contract.JsonObject.NotJson;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A signed token as it was sent: header, claims and signature, of which nothing is proved yet. What would choose a key
 * or a meaning by itself ({@code jku}, {@code jwk}, {@code x5u}, {@code crit}) makes it none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, section 7.1</a>
 */
final class CompactToken {
    private static final int MAX_LENGTH = 20_000;
    private static final List<String> CHOOSES_A_KEY = List.of("jku", "jwk", "x5u", "crit");

    private final JsonObject header;
    private final JsonObject claims;
    private final byte[] signed;
    private final byte[] signature;

    private CompactToken(JsonObject header, JsonObject claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** Reads a token; empty for any text that is not one. */
    static Optional<CompactToken> parse(byte[] text) {
        int first = indexOf(text, 0);
        int second = indexOf(text, first + 1);
        if (text.length > MAX_LENGTH || second >= text.length || indexOf(text, second + 1) != text.length) {
            return Optional.empty();
        }
        try {
            JsonObject header = JsonObject.read(decode(text, 0, first));
            JsonObject claims = JsonObject.read(decode(text, first + 1, second));
            byte[] signature = decode(text, second + 1, text.length);
            boolean isOne = header.text("alg").isPresent()
                    && (header.text("kid").isPresent() || !header.has("kid"))
                    && CHOOSES_A_KEY.stream().noneMatch(header::has);
            return isOne
                    ? Optional.of(new CompactToken(header, claims, Arrays.copyOf(text, second), signature))
                    : Optional.empty();
        } catch (NotJson | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static int indexOf(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '.') {
            at++;
        }
        return at;
    }

    /** Base 64 for URLs without padding, in the one form that has no bits to spare. */
    private static byte[] decode(byte[] text, int from, int to) {
        byte[] part = Arrays.copyOfRange(text, from, to);
        byte[] decoded = Base64.getUrlDecoder().decode(part);
        if (!Arrays.equals(Base64.getUrlEncoder().withoutPadding().encode(decoded), part)) {
            throw new IllegalArgumentException("not the one form");
        }
        return decoded;
    }

    /** What the token says of its algorithm, which must be the key's. */
    String algorithm() {
        return header.text("alg").orElseThrow();
    }

    Optional<String> keyId() {
        return header.text("kid");
    }

    /** The claims; whoever reads them before the signature holds believes nothing of them. */
    JsonObject claims() {
        return claims;
    }

    boolean isSignedBy(PublishedKey key) {
        return key.verification().algorithm().wireName().equals(algorithm())
                && key.verification().verifies(signed, signature);
    }
}
