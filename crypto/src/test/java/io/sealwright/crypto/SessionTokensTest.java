// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** "Its secret is derived and stored nowhere"; "token keys rotate daily and die after 36 hours" (security.md 7). */
class SessionTokensTest {
    private static final String KEY = "ASIAAAAAAAAAAAAAAAAA";
    private static final byte[] CONTENTS = "who, until when".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-09-21T10:00:00Z");

    private final CryptoFixture fixture = new CryptoFixture(3);
    private final SessionTokens tokens = fixture.boundary().sessionTokens();

    @Test
    void the_secret_follows_from_the_token_and_looks_like_aws_s() throws BadSeal {
        SessionTokens.Issued issued = tokens.issue(KEY, CONTENTS, NOW);

        SessionTokens.Opened opened = fixture.boundary().sessionTokens().open(KEY, issued.token(), NOW);

        assertThat(opened.contents().toByteArray()).isEqualTo(CONTENTS);
        assertThat(opened.secret().sameAs(issued.secret())).isTrue();
        assertThat(new String(issued.secret().exposedBytes(), US_ASCII)).matches("[A-Za-z0-9+/]{40}");
        assertThat(issued.token().length()).isEqualTo(CONTENTS.length + SessionTokens.OVERHEAD);
    }

    @Test
    void two_sessions_with_the_same_contents_share_neither_token_nor_secret() {
        Set<String> secrets = new HashSet<>();
        Set<Blob> issued = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            SessionTokens.Issued session = tokens.issue(KEY, CONTENTS, NOW);
            issued.add(session.token());
            secrets.add(new String(session.secret().exposedBytes(), US_ASCII));
        }

        assertThat(issued).hasSize(50);
        assertThat(secrets).hasSize(50);
    }

    @Test
    void every_flipped_bit_truncation_and_trailing_byte_is_refused() {
        byte[] token = tokens.issue(KEY, CONTENTS, NOW).token().toByteArray();

        for (int bit = 0; bit < token.length * Byte.SIZE; bit++) {
            byte[] flipped = token.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(KEY, Blob.owning(flipped), NOW);
        }
        for (int length = 0; length <= token.length + 1; length++) {
            if (length != token.length) {
                assertRefused(KEY, Blob.owning(Arrays.copyOf(token, length)), NOW);
            }
        }
    }

    @Test
    void a_token_belongs_to_one_access_key_id_and_one_installation() {
        Blob token = tokens.issue(KEY, CONTENTS, NOW).token();

        assertRefused("ASIAAAAAAAAAAAAAAAAB", token, NOW);
        assertThatExceptionOfType(BadSeal.class)
                .isThrownBy(
                        () -> new CryptoFixture(4).boundary().sessionTokens().open(KEY, token, NOW));
    }

    @Test
    void nothing_sealed_for_another_purpose_is_a_token_and_a_token_is_nothing_else() {
        CryptoBoundary crypto = fixture.boundary();
        Blob token = tokens.issue(KEY, CONTENTS, NOW).token();

        for (Label label : Label.values()) {
            if (isSealing(label)) {
                assertRefused(KEY, crypto.seal(label, Domain.GLOBAL, KEY.getBytes(US_ASCII), CONTENTS), NOW);
                assertThatExceptionOfType(BadSeal.class)
                        .isThrownBy(() -> crypto.unseal(label, Domain.GLOBAL, KEY.getBytes(US_ASCII), token));
            }
        }
    }

    @Test
    void a_day_s_tokens_open_until_36_hours_after_its_end_and_never_again() {
        Instant lastSecond = Instant.parse("2026-09-21T23:59:59Z");
        Blob token = tokens.issue(KEY, CONTENTS, lastSecond).token();
        Instant end = Instant.parse("2026-09-22T00:00:00Z").plus(SessionTokens.LONGEST);

        assertThatNoException().isThrownBy(() -> open(token, end.minusSeconds(1)));
        assertRefused(KEY, token, end);
        assertThat(SessionTokens.claimsToBeOver(token, end.minusSeconds(1))).isFalse();
        assertThat(SessionTokens.claimsToBeOver(token, end)).isTrue();
    }

    @Test
    void a_token_of_tomorrow_is_refused_but_for_clocks_that_differ_at_midnight() {
        Instant midnight = Instant.parse("2026-09-22T00:00:00Z");
        Blob token = tokens.issue(KEY, CONTENTS, midnight).token();

        assertThatNoException().isThrownBy(() -> open(token, midnight.minus(Duration.ofMinutes(15))));
        assertRefused(KEY, token, midnight.minus(Duration.ofMinutes(15)).minusMillis(1));
    }

    @Test
    void keys_are_derived_again_when_a_clock_was_set_back() {
        Blob token = tokens.issue(KEY, CONTENTS, NOW).token();
        SessionTokens.Issued later = tokens.issue(KEY, CONTENTS, NOW.plus(Duration.ofDays(30)));

        assertThatNoException().isThrownBy(() -> open(token, NOW));
        assertRefused(KEY, later.token(), NOW);
    }

    @Test
    void what_claims_nothing_is_not_called_over() {
        assertThat(SessionTokens.claimsToBeOver(Blob.EMPTY, NOW)).isFalse();
        assertThat(SessionTokens.claimsToBeOver(Blob.owning(new byte[200]), NOW))
                .isFalse();
    }

    private void open(Blob token, Instant now) throws BadSeal {
        try (SecretBytes secret = tokens.open(KEY, token, now).secret()) {
            assertThat(secret.length()).isEqualTo(40);
        }
    }

    private void assertRefused(String keyId, Blob token, Instant now) {
        assertThatExceptionOfType(BadSeal.class).isThrownBy(() -> tokens.open(keyId, token, now));
    }

    private static boolean isSealing(Label label) {
        return switch (label) {
            case ROW_MAC, MATERIAL_ID, LEDGER, ACCESS_KEY_ID, ROW_REGISTER, MATERIAL -> false;
            case ACCESS_KEY_SECRET,
                    SESSION_TOKEN,
                    IMPORT_TOKEN,
                    GRANT_TOKEN,
                    FORWARD_TOKEN,
                    PAGE_TOKEN,
                    AUTHORIZATION_MESSAGE,
                    SECRET_VERSION,
                    BACKUP -> true;
        };
    }
}
