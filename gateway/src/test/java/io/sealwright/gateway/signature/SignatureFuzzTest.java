// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.Requests;
import io.sealwright.vocabulary.ServiceException;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever an Authorization or a query says, it is refused in words or holds; nothing else ever happens. */
final class SignatureFuzzTest {
    private static final String CREDENTIALS =
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261124/eu-central-1/kms/"
                    + "aws4_request, SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64);
    private static final List<String> PIECES = List.of(
            "AWS4-HMAC-SHA256",
            " ",
            ",",
            "=",
            "/",
            ";",
            "Credential=",
            "SignedHeaders=",
            "Signature=",
            "host",
            "x-amz-date",
            "AKIAIOSFODNN7EXAMPLE",
            "20261124",
            "eu-central-1",
            "kms",
            "aws4_request",
            "%",
            "%2F",
            "&",
            "X-Amz-Credential=",
            "X-Amz-Algorithm=AWS4-HMAC-SHA256",
            "X-Amz-Date=20261124T120000Z",
            "X-Amz-Expires=60",
            "X-Amz-SignedHeaders=host",
            "X-Amz-Signature=0");

    private final SignatureVerifier verifier = Signatures.verifier(Signatures.exampleKey(), Signatures.NOW);

    @FuzzTest(maxDuration = "10s")
    void any_authorization_is_refused_in_words(FuzzedDataProvider data) {
        refusedInWords("", printable(data.consumeRemainingAsBytes()));
    }

    @FuzzTest(maxDuration = "10s")
    void any_query_is_refused_in_words(FuzzedDataProvider data) {
        refusedInWords(printable(data.consumeRemainingAsBytes()).replaceAll("[ \t#]", "_"), "");
    }

    @Test
    void pieces_in_any_order_are_refused_in_words() {
        long seed = RandomGenerator.getDefault().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "AWS4-HMAC-SHA256 " : "");
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            try {
                refusedInWords("", text.toString());
                refusedInWords(text.toString().replace(' ', '_'), "");
            } catch (RuntimeException fault) {
                throw new AssertionError("seed %d: %s".formatted(seed, text), fault);
            }
        }
    }

    @Test
    void a_damaged_authorization_is_refused_in_words() {
        long seed = RandomGenerator.getDefault().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(CREDENTIALS);
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) (' ' + random.nextInt(95)));
                case 2 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
                default -> throw new IllegalStateException();
            }
            try {
                refusedInWords("", text.toString());
            } catch (RuntimeException fault) {
                throw new AssertionError("seed %d: %s".formatted(seed, text), fault);
            }
        }
    }

    private void refusedInWords(String query, String authorization) {
        String credentials = authorization.isBlank() ? "" : "Authorization: " + authorization + "\r\n";
        HttpRequest request = Requests.parse("POST /" + (query.isEmpty() ? "" : "?" + query)
                + " HTTP/1.1\r\nHost: h\r\nX-Amz-Date: 20261124T120000Z\r\n" + credentials + "\r\n{}");
        try {
            verifier.verify(verifier.check(request), request, new SignatureScratch());
            throw new IllegalStateException("nobody signed this");
        } catch (ServiceException refusal) {
            assertThat(refusal.getMessage()).isNotEmpty().hasSizeLessThan(1_000);
        }
    }

    private static String printable(byte[] bytes) {
        byte[] text = bytes.clone();
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (' ' + (text[i] & 0xff) % 95);
        }
        return new String(text, 0, Math.min(text.length, 8_000), ISO_8859_1);
    }
}
