// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.Requests;
import io.sealwright.vocabulary.ServiceException;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BotocoreVectorTest {

    static List<Vector> vectors() {
        return Vector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void what_botocore_signs_holds(Vector vector) {
        SignatureVerifier verifier = Signatures.verifier(vector.keys(), Signatures.NOW);
        HttpRequest request = Requests.parse(vector.request());
        SignatureScratch scratch = new SignatureScratch();

        SignatureClaim claim = verifier.check(request);
        VerifiedSignature derived = verifier.verify(claim, request, scratch);
        VerifiedSignature fromCache = verifier.verify(verifier.check(request), request, scratch);

        assertThat(derived.key().id()).isEqualTo(vector.keyId());
        assertThat(derived.scope().service().signingName()).isEqualTo(vector.service());
        assertThat(derived.scope().region().name()).isEqualTo(vector.region().replace("aws-global", "us-east-1"));
        assertThat(fromCache.key()).isSameAs(derived.key());
        assertThat(claim.isPresigned()).isEqualTo(vector.isPresigned());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void no_signature_holds_under_another_secret(Vector vector) {
        AccessKey other = Signatures.key(vector.keyId(), vector.secret() + "x");
        SignatureVerifier verifier = Signatures.verifier((_, _) -> other, Signatures.NOW);
        HttpRequest request = Requests.parse(vector.request());
        SignatureClaim claim = verifier.check(request);

        assertThatThrownBy(() -> verifier.verify(claim, request, new SignatureScratch()))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("The request signature we calculated does not match");
    }

    /** Header names may change their case, unsigned headers may change at will, blanks may be added: nothing else. */
    @Test
    void no_byte_that_counts_can_be_changed() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = new Random(seed);
        for (Vector vector : Vector.all()) {
            byte[] original = vector.request().getBytes(ISO_8859_1);
            SignatureVerifier verifier = Signatures.verifier(vector.keys(), Signatures.NOW);
            String meant = meaning(Requests.parse(original.clone()));
            for (int i = 0; i < 60; i++) {
                byte[] changed = original.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(7));
                assertThat(holds(verifier, changed)
                                && !meaning(Requests.parse(changed.clone())).equals(meant))
                        .as("seed %d, %s: %s", seed, vector, new String(changed, ISO_8859_1))
                        .isFalse();
            }
        }
    }

    private static boolean holds(SignatureVerifier verifier, byte[] bytes) {
        try {
            HttpRequest request = Requests.parse(bytes.clone());
            SignatureClaim claim = verifier.check(request);
            verifier.verify(claim, request, new SignatureScratch());
            return true;
        } catch (ServiceException | IllegalArgumentException refused) {
            return false;
        }
    }

    /** All of a request that is signed by botocore: everything but the headers it never signs. */
    private static String meaning(HttpRequest request) {
        StringBuilder meaning = new StringBuilder(request.method().name());
        meaning.append(request.text(request.pathStart(), request.pathEnd()));
        String query = request.text(request.queryStart(), request.queryEnd());
        meaning.append(query.isEmpty() ? "" : QueryString.parse(query).canonical());
        String signed = signedHeaders(request);
        for (int field = 0; field < request.fieldCount(); field++) {
            String name = request.text(request.nameStart(field), request.nameEnd(field));
            if (signed.contains(name) && !name.isEmpty() && (";" + signed + ";").contains(";" + name + ";")) {
                meaning.append('\n')
                        .append(name)
                        .append(request.text(request.valueStart(field), request.valueEnd(field))
                                .replaceAll("[ \t]+", " "));
            }
        }
        return meaning.append(request.text(request.bodyOffset(), request.bodyOffset() + request.bodyLength()))
                .toString();
    }

    private static String signedHeaders(HttpRequest request) {
        String text = request.text(0, request.bodyOffset());
        int start = text.indexOf("SignedHeaders=") + "SignedHeaders=".length();
        int end = start;
        while ("abcdefghijklmnopqrstuvwxyz0123456789-;%B".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return text.substring(start, end).replaceAll("(?i)%3B", ";");
    }
}
