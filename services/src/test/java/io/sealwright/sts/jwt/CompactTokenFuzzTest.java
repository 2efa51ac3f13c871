// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealwright.contract.JsonObject.NotJson;

/** Any text is a token or not, a key set or not; nothing else happens, and no made-up token is signed. */
class CompactTokenFuzzTest {
    private static final TokenMaker ISSUER = new TokenMaker("key-1");

    @FuzzTest
    void a_token(byte[] text) {
        CompactToken.parse(text).ifPresent(token -> {
            var _ = token.algorithm();
            if (ISSUER.keys().signed(token)) {
                throw new AssertionError("forged");
            }
        });
    }

    @FuzzTest
    void a_token_s_parts(FuzzedDataProvider data) {
        String header = data.consumeString(200);
        String claims = data.consumeRemainingAsString();
        String text =
                TokenMaker.encode(header.getBytes(UTF_8)) + '.' + TokenMaker.encode(claims.getBytes(UTF_8)) + ".AA";
        CompactToken.parse(text.getBytes(UTF_8)).ifPresent(token -> {
            if (ISSUER.keys().signed(token)) {
                throw new AssertionError("forged");
            }
        });
    }

    @FuzzTest
    void a_key_set(byte[] text) {
        try {
            var _ = KeySet.parse(text);
        } catch (NotJson _) {
            return;
        }
    }
}
