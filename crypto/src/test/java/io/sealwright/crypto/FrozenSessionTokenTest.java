// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.Vectors.Vector;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Session tokens and the ids beside them: frozen, and written a second time in Python. */
class FrozenSessionTokenTest {

    static List<Vector> tokens() {
        return Vectors.of("session_token_v1.txt");
    }

    static List<Vector> refused() {
        return Vectors.of("session_token_v1_refused.txt");
    }

    static List<Vector> ids() {
        return Vectors.of("temporary_key_ids_v1.txt");
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void a_token_opens_and_is_made_again_with_its_secret(Vector vector) throws BadSeal {
        SessionTokens tokens = tokens(vector, new FixedRandomSource(vector.bytes("salt and nonce")));
        String keyId = vector.text("access key id");

        SessionTokens.Issued issued = tokens.issue(keyId, vector.bytes("deflated"), noon(vector));
        SessionTokens.Opened opened = tokens.open(keyId, Blob.owning(vector.bytes("token")), noon(vector));

        assertThat(issued.token().toByteArray()).isEqualTo(vector.bytes("token"));
        assertThat(opened.contents().toByteArray()).isEqualTo(vector.bytes("deflated"));
        for (SecretBytes secret : List.of(issued.secret(), opened.secret())) {
            assertThat(new String(secret.exposedBytes(), US_ASCII)).isEqualTo(vector.text("secret"));
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_not_a_token_of_this_key_and_day_is_refused(Vector vector) {
        SessionTokens tokens = tokens(vector, new SeededRandomSource(1));

        assertThatExceptionOfType(BadSeal.class)
                .as(vector.text("why"))
                .isThrownBy(() ->
                        tokens.open(vector.text("access key id"), Blob.owning(vector.bytes("token")), noon(vector)));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void an_id_of_a_session_is_made_again_and_names_its_account(Vector vector) {
        AccessKeyIds ids =
                new AccessKeyIds(new FixedRandomSource(vector.bytes("random")), HmacSha256.keyed(vector.bytes("key")));
        AccountId account = new AccountId(vector.text("account"));

        assertThat(ids.issueTemporary(account)).isEqualTo(vector.text("id"));
        assertThat(ids.readTemporary(vector.text("id"))).contains(account);
    }

    private static Instant noon(Vector vector) {
        return LocalDate.ofEpochDay(vector.number("day")).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static SessionTokens tokens(Vector vector, RandomSource random) {
        WrappedDomainKey only = new WrappedDomainKey(Domain.GLOBAL, vector.number("version"), Blob.EMPTY);
        HeldDomain domain =
                HeldDomain.of(Domain.GLOBAL, List.of(only), _ -> SecretBytes.owning(vector.bytes("domain key")));
        return new SessionTokens(domain, random);
    }
}
