// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.crypto.Vectors.Vector;
import io.sealwright.vocabulary.AccountId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access key ids, against "Sizes" in clients.md. */
class AccessKeyIdsTest {
    private static final long SEED = 7;

    private final RandomSource random = new SeededRandomSource(SEED);
    private final AccessKeyIds ids = new AccessKeyIds(random, HmacSha256.keyed(new byte[32]));

    static List<Vector> frozen() {
        return Vectors.of("access_key_ids_v1.txt");
    }

    @ParameterizedTest
    @MethodSource("frozen")
    void an_issued_id_is_read_for_ever(Vector vector) {
        AccessKeyIds frozen =
                new AccessKeyIds(new FixedRandomSource(vector.bytes("random")), HmacSha256.keyed(vector.bytes("key")));
        AccountId account = new AccountId(vector.text("account"));

        assertThat(frozen.issue(account)).isEqualTo(vector.text("id"));
        assertThat(frozen.read(vector.text("id"))).contains(account);
    }

    @Test
    void an_id_is_akia_and_sixteen_of_a_to_z_and_2_to_7_and_names_its_account() {
        Random accounts = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            AccountId account = AccountId.of(accounts.nextLong(AccountId.LIMIT));

            String id = ids.issue(account);

            assertThat(id).matches("AKIA[A-Z2-7]{16}");
            assertThat(ids.read(id)).as("seed %d, %s", SEED, id).contains(account);
        }
    }

    @Test
    void ids_of_one_account_differ_and_share_no_visible_part() {
        Set<String> starts = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            starts.add(ids.issue(CryptoFixture.ACCOUNT).substring(4, 12));
        }

        assertThat(starts).hasSize(200);
    }

    @Test
    void an_invented_id_is_refused_but_for_one_in_65_536() {
        Random invented = new Random(SEED);
        List<String> believed = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] block = new byte[10];
            invented.nextBytes(block);
            String id = "AKIA" + Base32.encode(block);
            if (ids.read(id).isPresent()) {
                believed.add(id);
            }
        }

        assertThat(believed).as("seed %d", SEED).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void every_changed_character_is_refused() {
        String id = ids.issue(CryptoFixture.ACCOUNT);

        for (int at = 0; at < id.length(); at++) {
            for (char other : "AZ27b0189=-é".toCharArray()) {
                String changed = id.substring(0, at) + other + id.substring(at + 1);
                if (!changed.equals(id)) {
                    assertThat(ids.read(changed)).as(changed).isEmpty();
                }
            }
        }
    }

    @Test
    void an_id_of_a_session_begins_with_asia_names_its_account_and_is_no_long_term_id() {
        Set<String> issued = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String id = ids.issueTemporary(CryptoFixture.ACCOUNT);
            issued.add(id);

            assertThat(id).matches("ASIA[A-Z2-7]{16}");
            assertThat(ids.readTemporary(id)).contains(CryptoFixture.ACCOUNT);
            assertThat(ids.read(id)).isEmpty();
        }

        assertThat(issued).hasSize(200);
        assertThat(ids.readTemporary(ids.issue(CryptoFixture.ACCOUNT))).isEmpty();
        assertThat(ids.readTemporary("ASIA")).isEmpty();
        assertThat(ids.readTemporary("ASIA0000000000000000")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AKIA", "ASIAAAAAAAAAAAAAAAAA", "akiaaaaaaaaaaaaaaaaa", "AKIAAAAAAAAAAAAAAAAAA"})
    void what_has_not_the_form_of_an_id_is_refused(String text) {
        assertThat(ids.read(text)).isEmpty();
    }

    @Test
    void another_installation_s_id_is_refused() {
        AccessKeyIds others = new AccessKeyIds(random, HmacSha256.keyed(new byte[] {1}));

        assertThat(ids.read(others.issue(CryptoFixture.ACCOUNT))).isEmpty();
    }

    @Test
    void the_block_cipher_is_a_permutation() {
        WideBlock cipher = new WideBlock(HmacSha256.keyed(new byte[32]), "AKIA");
        Random blocks = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            byte[] block = new byte[10];
            blocks.nextBytes(block);

            assertThat(cipher.decipher(cipher.encipher(block))).isEqualTo(block);
            assertThat(cipher.encipher(cipher.decipher(block))).isEqualTo(block);
        }
    }
}
