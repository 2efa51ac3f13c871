// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CommittedEncryption.NotAuthentic;
import io.sealwright.crypto.Vectors.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The primitives, against vectors that others published: NIST's CAVP, Project Wycheproof, RFC 4231. */
class StandardVectorsTest {
    private final AesGcm gcm = new AesGcm();

    static Stream<Vector> gcm() {
        return Stream.of("aes_gcm_cavp.txt", "aes_gcm_wycheproof.txt")
                .map(Vectors::of)
                .flatMap(List::stream);
    }

    static List<Vector> counterKdf() {
        return Vectors.of("sp800_108_cavp.txt");
    }

    static List<Vector> hmac() {
        return Vectors.of("hmac_rfc4231.txt");
    }

    @ParameterizedTest
    @MethodSource("gcm")
    void aes_256_gcm_opens_the_valid_and_refuses_the_invalid(Vector vector) throws NotAuthentic {
        byte[] blob = join(vector.bytes("aad"), vector.bytes("ct"), vector.bytes("tag"));
        var associated = new AesGcm.Associated(blob, vector.bytes("aad").length, new byte[0]);
        OneTimeKey key = new OneTimeKey(vector.bytes("key"));

        if (vector.text("result").equals("valid")) {
            assertThat(gcm.decrypt(key, AesGcm.nonce(vector.bytes("iv"), 0), associated))
                    .isEqualTo(vector.bytes("msg"));
            assertThat(encrypt(key, vector)).isEqualTo(blob);
        } else {
            assertThatExceptionOfType(NotAuthentic.class)
                    .isThrownBy(() -> gcm.decrypt(key, AesGcm.nonce(vector.bytes("iv"), 0), associated));
        }
    }

    @ParameterizedTest
    @MethodSource("counterKdf")
    void sp_800_108_counter_mode_gives_nist_s_output(Vector vector) {
        int wanted = vector.number("bits") / Byte.SIZE;
        int blocks = Math.ceilDiv(wanted, HmacSha256.LENGTH) * HmacSha256.LENGTH;
        byte[] input = join(new byte[Integer.BYTES], vector.bytes("fixed"));

        byte[] output = CounterKdf.expand(new CounterKdf.Tools(), HeldKey.taking(vector.bytes("key")), input, blocks);

        assertThat(Arrays.copyOf(output, wanted)).isEqualTo(vector.bytes("output"));
    }

    @ParameterizedTest
    @MethodSource("hmac")
    void hmac_sha_256_gives_rfc_4231_s_macs(Vector vector) {
        HmacSha256 hmac = HmacSha256.keyed(vector.bytes("key"));
        byte[] message = vector.bytes("msg");

        byte[] placed = new byte[40];
        hmac.mac(message, 0, message.length, placed, 8);

        assertThat(hmac.mac(message)).isEqualTo(vector.bytes("mac"));
        assertThat(Arrays.copyOfRange(placed, 8, 40)).isEqualTo(vector.bytes("mac"));
    }

    private byte[] encrypt(OneTimeKey key, Vector vector) {
        byte[] message = vector.bytes("msg");
        byte[] aad = vector.bytes("aad");
        byte[] blob = Arrays.copyOf(aad, aad.length + message.length + AesGcm.TAG);
        gcm.encrypt(
                key,
                AesGcm.nonce(vector.bytes("iv"), 0),
                new AesGcm.Associated(blob, aad.length, new byte[0]),
                message,
                0,
                message.length);
        return blob;
    }

    private static byte[] join(byte[]... parts) {
        byte[] joined = new byte[0];
        for (byte[] part : parts) {
            int end = joined.length;
            joined = Arrays.copyOf(joined, end + part.length);
            System.arraycopy(part, 0, joined, end, part.length);
        }
        return joined;
    }
}
