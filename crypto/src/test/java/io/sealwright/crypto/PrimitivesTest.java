// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Hashes, MACs, comparison, randomness and held keys: right, and safe to share between threads. */
class PrimitivesTest {
    private static final long SEED = 10;

    @Test
    void sha_256_of_abc_is_fips_180_s() {
        String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        byte[] placed = new byte[34];
        Sha256.of("xabcx".getBytes(UTF_8), 1, 3, placed, 2);
        Sha256 incremental = Sha256.begin().update("a".getBytes(UTF_8)).update("xbcx".getBytes(UTF_8), 1, 2);

        assertThat(hex(Sha256.of("ab".getBytes(UTF_8), "c".getBytes(UTF_8)))).isEqualTo(expected);
        assertThat(hex(placed)).isEqualTo("0000" + expected);
        assertThat(hex(incremental.digest())).isEqualTo(expected);
        assertThat(hex(incremental.digest()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.begin().digest(new byte[31], 0));
    }

    @Test
    void our_hmac_agrees_with_the_provider_s_at_every_key_and_message_length() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 400; i++) {
            byte[] key = new byte[1 + random.nextInt(200)];
            byte[] message = new byte[random.nextInt(300)];
            random.nextBytes(key);
            random.nextBytes(message);
            Mac provider = Mac.getInstance("HmacSHA256");
            provider.init(new SecretKeySpec(key, "HmacSHA256"));

            assertThat(HmacSha256.keyed(key).mac(message))
                    .as("seed %d, key %d, message %d", SEED, key.length, message.length)
                    .isEqualTo(provider.doFinal(message));
        }
    }

    @Test
    void one_hmac_serves_many_threads() throws Exception {
        HmacSha256 hmac = HmacSha256.keyed(new byte[32]);
        byte[] expected = hmac.mac(new byte[100]);

        assertThat(onThreads(() -> hmac.mac(new byte[60], new byte[40])))
                .allMatch(mac -> MessageDigest.isEqual(mac, expected));
    }

    @Test
    void one_boundary_serves_many_threads() throws Exception {
        CryptoFixture fixture = new CryptoFixture(SEED);
        CryptoBoundary crypto = fixture.boundary();
        KeyHandle key = fixture.newKey();
        byte[] plaintext = "the same for all".getBytes(UTF_8);

        List<byte[]> opened = onThreads(() -> {
            var blob = crypto.encrypt(key, plaintext, 0, plaintext.length, new byte[3]);
            try (var secret = crypto.decrypt(key, blob, new byte[3])) {
                return secret.exposedBytes().clone();
            }
        });

        assertThat(opened).allMatch(bytes -> MessageDigest.isEqual(bytes, plaintext));
    }

    @Test
    void comparison_tells_equal_from_different_wherever_the_difference_is() {
        byte[] one = new byte[40];
        for (int bit = 0; bit < one.length * 8; bit++) {
            byte[] other = one.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(ConstantTime.equal(one, other)).isFalse();
        }
        assertThat(ConstantTime.equal(one, one.clone())).isTrue();
        assertThat(ConstantTime.equal(one, new byte[41])).isFalse();
        assertThat(ConstantTime.equal(new byte[] {9, 1, 2}, 1, new byte[] {1, 2, 8}, 0, 2))
                .isTrue();
    }

    @Test
    void the_operating_system_s_randomness_fills_all_of_every_length_and_repeats_nothing() {
        RandomSource random = new OsRandomSource();
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            drawn.add(hex(random.bytes(16)));
        }
        assertThat(drawn).hasSize(1_000);
        for (int length : new int[] {0, 1, 255, 256, 257, 1024, 5000}) {
            assertThat(everyByteIsWritten(random, length))
                    .as("length %d", length)
                    .isTrue();
        }
    }

    @Test
    void a_held_key_is_lent_as_a_copy_and_the_given_bytes_are_wiped() {
        byte[] given = new SeededRandomSource(SEED).bytes(32);
        byte[] expected = given.clone();
        HeldKey held = HeldKey.taking(given);

        held.copy()[0] ^= 1;

        assertThat(given).containsOnly(0);
        assertThat(held.copy()).isEqualTo(expected);
        held.wipe();
        assertThatIllegalStateException().isThrownBy(held::copy);
        assertThatIllegalArgumentException().isThrownBy(() -> HeldKey.taking(new byte[31]));
    }

    @Test
    void nobody_computes_with_a_key_that_is_being_wiped() throws Exception {
        byte[] whole = new byte[32];
        java.util.Arrays.fill(whole, (byte) 7);
        AtomicInteger torn = new AtomicInteger();
        for (int round = 0; round < 300; round++) {
            HeldKey held = HeldKey.taking(whole.clone());
            Thread user = Thread.ofPlatform().start(() -> useUntilWiped(held, whole, torn));
            held.wipe();
            user.join();
        }

        assertThat(torn).hasValue(0);
    }

    @Test
    void a_key_handle_that_nobody_has_any_more_is_wiped() throws InterruptedException {
        HeldKey held = new CryptoFixture(SEED).newKey().derivationKey();

        boolean wiped = false;
        for (int i = 0; i < 100 && !wiped; i++) {
            System.gc();
            Thread.sleep(10);
            wiped = isWiped(held);
        }

        assertThat(wiped).isTrue();
    }

    @Test
    void the_provider_report_names_who_computes_what() {
        assertThat(ProviderReport.lines())
                .anySatisfy(line -> assertThat(line).startsWith("AES-256-GCM").contains("SunJCE"))
                .anySatisfy(line -> assertThat(line).startsWith("randomness"));
    }

    private static boolean isWiped(HeldKey held) {
        try {
            return held.copy().length == 0;
        } catch (IllegalStateException _) {
            return true;
        }
    }

    private static void useUntilWiped(HeldKey held, byte[] whole, AtomicInteger torn) {
        try {
            while (true) {
                if (!MessageDigest.isEqual(held.copy(), whole)) {
                    torn.incrementAndGet();
                }
            }
        } catch (IllegalStateException _) {
            return; // Wiped, and said so.
        }
    }

    private static boolean everyByteIsWritten(RandomSource random, int length) {
        byte[] ever = new byte[length];
        for (int i = 0; i < 20; i++) {
            byte[] bytes = random.bytes(length);
            for (int at = 0; at < length; at++) {
                ever[at] |= bytes[at];
            }
        }
        return IntStream.range(0, length).allMatch(at -> ever[at] != 0);
    }

    private static List<byte[]> onThreads(Callable<byte[]> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> futures =
                    IntStream.range(0, 500).mapToObj(_ -> threads.submit(work)).toList();
            List<byte[]> results = new ArrayList<>();
            for (Future<byte[]> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
