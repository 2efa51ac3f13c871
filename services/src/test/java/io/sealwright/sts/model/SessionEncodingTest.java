// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealwright.sts.model.SessionEncoding.NotContents;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tokens say: frozen, with the vectors of the second implementation. */
@NullUnmarked
class SessionEncodingTest {

    /** The frozen contents, and what they were deflated to. */
    record Frozen(Blob contents, Blob deflated) {}

    static List<Frozen> frozen() {
        try {
            String file = Files.readString(Path.of("../crypto/src/test/resources/vectors/session_token_v1.txt"));
            return Arrays.stream(file.split("\n\n", -1))
                    .filter(block -> block.contains("contents = "))
                    .map(block ->
                            new Frozen(Blob.owning(field(block, "contents")), Blob.owning(field(block, "deflated"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] field(String block, String name) {
        String line = block.lines()
                .filter(one -> one.startsWith(name + " = "))
                .findFirst()
                .orElseThrow();
        return HexFormat.of().parseHex(line.substring(name.length() + 3));
    }

    @ParameterizedTest
    @MethodSource("frozen")
    void frozen_contents_are_read_and_written_again(Frozen vector) throws NotContents {
        assertThat(Deflated.inflate(vector.deflated().toByteArray()))
                .hasValue(vector.contents().toByteArray());
        assertThat(SessionEncoding.encode(
                        SessionEncoding.decode(vector.contents().toByteArray())))
                .isEqualTo(vector.contents().toByteArray());
    }

    @Test
    void the_second_vector_says_what_the_python_script_says() throws NotContents {
        SessionContents contents =
                SessionEncoding.decode(frozen().get(1).contents().toByteArray());

        assertThat(contents.kind()).isEqualTo(SessionKind.ASSUMED_ROLE);
        assertThat(contents.issued()).isEqualTo(Instant.ofEpochSecond(1_790_000_000));
        assertThat(contents.account()).isEqualTo(new AccountId("111122223333"));
        assertThat(contents.chainDepth()).isEqualTo(2);
        assertThat(contents.sourceIdentity()).isEqualTo("alice");
        assertThat(contents.subject()).isEqualTo("repo:example/app:ref:refs/heads/main");
        assertThat(contents.tags())
                .containsEntry("Team", "München \ud83d\udd11")
                .containsEntry("Empty", "");
        assertThat(contents.transitiveTagKeys()).containsExactly("CostCentre");
        assertThat(contents.policyArns()).hasSize(2);
    }

    @Test
    void every_shorter_and_longer_text_is_none() {
        byte[] whole = SessionEncoding.encode(contents());

        for (int length = 0; length <= whole.length + 1; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length != whole.length) {
                assertThatExceptionOfType(NotContents.class).isThrownBy(() -> SessionEncoding.decode(cut));
            }
        }
    }

    @Test
    void what_follows_a_deflated_text_is_zeros_or_it_is_none() {
        byte[] deflated = Deflated.of(SessionEncoding.encode(contents()));

        assertThat(Deflated.inflate(Arrays.copyOf(deflated, deflated.length + 100)))
                .isPresent();
        byte[] followed = Arrays.copyOf(deflated, deflated.length + 1);
        followed[deflated.length] = 1;
        assertThat(Deflated.inflate(followed)).isEmpty();
        assertThat(Deflated.inflate(Arrays.copyOf(deflated, deflated.length - 1)))
                .isEmpty();
        assertThat(Deflated.inflate(new byte[0])).isEmpty();
    }

    @Test
    void a_text_that_would_become_huge_is_not_inflated() {
        assertThat(Deflated.inflate(Deflated.of(new byte[256 * 1_024]))).isPresent();
        assertThat(Deflated.inflate(Deflated.of(new byte[256 * 1_024 + 1]))).isEmpty();
    }

    @FuzzTest
    void any_bytes_are_contents_or_not(byte[] bytes) {
        try {
            SessionContents read = SessionEncoding.decode(bytes);
            if (!Arrays.equals(SessionEncoding.encode(read), bytes)) {
                throw new AssertionError("read otherwise than written");
            }
        } catch (NotContents _) {
            var _ = Deflated.inflate(bytes);
        }
    }

    private static SessionContents contents() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("Team", "red");
        return new SessionContents(
                SessionKind.FEDERATED_USER,
                Instant.ofEpochSecond(1_790_000_000),
                Instant.ofEpochSecond(1_790_003_600),
                new AccountId("000000000000"),
                "AIDAAAAAAAAAAAAAAAAAA",
                "carol",
                0,
                true,
                "alice",
                Arn.parse("arn:aws:iam::111122223333:oidc-provider/ci.example").orElseThrow(),
                "subject",
                "{}",
                List.of(Arn.parse("arn:aws:iam::aws:policy/ReadOnlyAccess").orElseThrow()),
                tags,
                Set.of("Team"));
    }
}
