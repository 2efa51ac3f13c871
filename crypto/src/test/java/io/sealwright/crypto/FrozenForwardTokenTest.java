// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.crypto.Vectors.Vector;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forward tokens: frozen, and written a second time in Python. */
class FrozenForwardTokenTest {

    static List<Vector> tokens() {
        return Vectors.of("forward_tokens_v1.txt");
    }

    static List<Vector> refused() {
        return Vectors.of("forward_tokens_v1_refused.txt");
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void a_token_opens_and_is_made_again(Vector vector) {
        ForwardTokens tokens = tokens(vector);
        String session = vector.text("session token");
        ForwardTokens.Contents contents = new ForwardTokens.Contents(
                Blob.owning(vector.bytes("token id")),
                Blob.owning(vector.bytes("counter")),
                Blob.owning(vector.bytes("registration id")),
                Instant.ofEpochSecond(vector.number("issued")),
                Instant.ofEpochSecond(vector.number("expires")),
                vector.text("access key id"),
                session.isEmpty() ? null : session);
        Region region = new Region(vector.text("region"));
        String principal = vector.text("principal id");

        assertThat(tokens.read(region, principal, vector.text("token"))).contains(contents);
        assertThat(tokens.issue(region, principal, contents)).isEqualTo(vector.text("token"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_not_a_token_of_this_principal_and_region_is_refused(Vector vector) {
        ForwardTokens tokens = tokens(vector);

        assertThat(tokens.read(new Region(vector.text("region")), vector.text("principal id"), vector.text("token")))
                .as(vector.text("why"))
                .isEmpty();
    }

    private static ForwardTokens tokens(Vector vector) {
        return new ForwardTokens(VectorSeals.seals(vector, vector.text("region")));
    }
}
