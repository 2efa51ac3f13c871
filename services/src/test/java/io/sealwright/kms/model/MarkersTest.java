// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.CryptoFixture;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.Label;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Markers are sealed: nobody makes or changes one. */
class MarkersTest {
    private static final Call CALL = new Call(
            new Principal.User("aws", new AccountId("111122223333"), "/", "alice", "AIDAAAAAAAAAAAAAAAAAA"),
            "AKIAAAAAAAAAAAAAAAAA",
            new Region("eu-central-1"),
            "5a7e5f3c-0000-4000-8000-000000000000",
            Instant.parse("2026-11-24T12:00:00Z"),
            "127.0.0.1",
            null,
            null);

    private final CryptoFixture crypto = new CryptoFixture(7);
    private final Markers markers = new Markers(crypto.boundary());

    private String marker(String last) {
        return String.valueOf(markers.next(last, "ListKeys", "", CALL));
    }

    private void isInvalid(String marker) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> markers.read(marker, "ListKeys", "", CALL))
                .matches(refusal -> refusal.code() == KmsError.INVALID_MARKER);
    }

    @Test
    void a_marker_leads_back_to_what_it_stands_for_and_shows_nothing_of_it() {
        String marker = marker("alias/secret-project");

        assertThat(markers.read(marker, "ListKeys", "", CALL)).isEqualTo("alias/secret-project");
        assertThat(new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
        assertThat(marker.length()).isLessThan(1_024);
    }

    @Test
    void the_first_page_has_no_marker_and_neither_has_the_last() {
        assertThat(markers.next(null, "ListKeys", "", CALL)).isNull();
        assertThat(markers.read(null, "ListKeys", "", CALL)).isNull();
    }

    @Test
    void the_longest_name_of_an_alias_makes_a_marker_that_the_model_takes() {
        assertThat(marker("a".repeat(256)).length()).isLessThanOrEqualTo(1_024);
    }

    @Test
    void no_byte_of_a_marker_can_be_changed() {
        byte[] sealed = Base64.getUrlDecoder().decode(marker("alias/x"));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;

            isInvalid(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @Test
    void what_was_sealed_for_another_purpose_is_no_marker() {
        byte[] binding = "111122223333\neu-central-1\nListKeys\n".getBytes(StandardCharsets.UTF_8);
        for (Label label : Label.values()) {
            if (label == Label.PAGE_TOKEN) {
                continue;
            }
            byte[] sealed;
            try {
                sealed = crypto.boundary()
                        .seal(label, Domain.of(CALL.region()), binding, new byte[16])
                        .sharedBytes();
            } catch (IllegalArgumentException notASeal) {
                continue; // A label that only makes MACs.
            }

            isInvalid(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        }
    }
}
