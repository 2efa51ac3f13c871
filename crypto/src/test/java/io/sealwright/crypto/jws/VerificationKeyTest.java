// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto.jws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of RFC 7515 and 8037, of each algorithm, and those that only look like one. */
class VerificationKeyTest {
    private static final String RFC7515_PAYLOAD =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private static final String RFC7515_A2_N =
            "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SF"
                    + "d2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS"
                    + "-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8"
                    + "q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
    private static final String RFC7515_A2_SIGNATURE =
            "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdb"
                    + "F9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN"
                    + "9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5A"
                    + "XLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    private static final byte[] MESSAGE = "what was signed".getBytes(US_ASCII);

    /** What signs for an algorithm, and the public half as we are given it. */
    private record Signer(PrivateKey key, VerificationKey verifies) {

        static Signer of(JwsAlgorithm algorithm) throws GeneralSecurityException {
            return switch (algorithm.family()) {
                case RSA -> rsa(algorithm, 2_048);
                case P256 -> ec(algorithm, "secp256r1");
                case P384 -> ec(algorithm, "secp384r1");
                case ED25519 -> ed25519(algorithm);
            };
        }

        static Signer rsa(JwsAlgorithm algorithm, int bits) throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();
            return new Signer(
                    pair.getPrivate(),
                    VerificationKey.rsa(
                                    algorithm,
                                    key.getModulus().toByteArray(),
                                    key.getPublicExponent().toByteArray())
                            .orElseThrow());
        }

        static Signer ec(JwsAlgorithm algorithm, String curve) throws GeneralSecurityException {
            KeyPair pair = ecPair(curve);
            ECPublicKey key = (ECPublicKey) pair.getPublic();
            return new Signer(
                    pair.getPrivate(),
                    VerificationKey.ec(
                                    algorithm,
                                    key.getW().getAffineX().toByteArray(),
                                    key.getW().getAffineY().toByteArray())
                            .orElseThrow());
        }

        static KeyPair ecPair(String curve) throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        }

        static Signer ed25519(JwsAlgorithm algorithm) throws GeneralSecurityException {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return new Signer(
                    pair.getPrivate(), VerificationKey.ed25519(algorithm, x).orElseThrow());
        }

        /** By the JDK, named apart from the code under test. */
        byte[] sign(byte[] message) throws GeneralSecurityException {
            String hash = verifies.algorithm().wireName().replaceAll("\\D", "");
            Signature signature = switch (verifies.algorithm()) {
                case RS256, RS384, RS512 -> Signature.getInstance("SHA" + hash + "withRSA");
                case PS256, PS384, PS512 -> pss(hash);
                case ES256, ES384 -> Signature.getInstance("SHA" + hash + "withECDSAinP1363Format");
                case EDDSA -> Signature.getInstance("Ed25519");
            };
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        }

        private static Signature pss(String hash) throws GeneralSecurityException {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec(
                    "SHA-" + hash,
                    "MGF1",
                    new MGF1ParameterSpec("SHA-" + hash),
                    Integer.parseInt(hash) / 8,
                    PSSParameterSpec.TRAILER_FIELD_BC));
            return signature;
        }
    }

    @Test
    void the_rs256_example_of_rfc_7515_appendix_a_2() {
        VerificationKey key = VerificationKey.rsa(JwsAlgorithm.RS256, base64(RFC7515_A2_N), base64("AQAB"))
                .orElseThrow();

        assertThat(key.verifies(input("eyJhbGciOiJSUzI1NiJ9"), base64(RFC7515_A2_SIGNATURE)))
                .isTrue();
        assertThat(key.verifies(input("eyJhbGciOiJub25lIn0"), base64(RFC7515_A2_SIGNATURE)))
                .isFalse();
    }

    @Test
    void the_es256_example_of_rfc_7515_appendix_a_3() {
        VerificationKey key = VerificationKey.ec(
                        JwsAlgorithm.ES256,
                        base64("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                        base64("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"))
                .orElseThrow();

        assertThat(
                        key.verifies(
                                input("eyJhbGciOiJFUzI1NiJ9"),
                                base64(
                                        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")))
                .isTrue();
    }

    @Test
    void the_eddsa_example_of_rfc_8037_appendix_a_4() {
        VerificationKey key = VerificationKey.ed25519(
                        JwsAlgorithm.EDDSA, base64("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
                .orElseThrow();

        assertThat(
                        key.verifies(
                                "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII),
                                base64(
                                        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(JwsAlgorithm.class)
    void each_algorithm_takes_its_own_signature_and_no_changed_one(JwsAlgorithm algorithm)
            throws GeneralSecurityException {
        Signer signer = Signer.of(algorithm);
        byte[] signature = signer.sign(MESSAGE);

        assertThat(signer.verifies().verifies(MESSAGE, signature)).isTrue();
        assertThat(signer.verifies().verifies("another".getBytes(US_ASCII), signature))
                .isFalse();
        assertThat(Signer.of(algorithm).verifies().verifies(MESSAGE, signature)).isFalse();
        for (int at = 0; at < signature.length; at++) {
            byte[] flipped = signature.clone();
            flipped[at] ^= 1;
            assertThat(signer.verifies().verifies(MESSAGE, flipped))
                    .as("byte %d", at)
                    .isFalse();
        }
        for (int length : new int[] {0, 1, signature.length - 1, signature.length + 1}) {
            assertThat(signer.verifies().verifies(MESSAGE, Arrays.copyOf(signature, length)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS384", "RS512", "PS256", "PS384", "PS512"})
    void a_signature_by_another_algorithm_of_the_same_key_is_none(JwsAlgorithm other) throws GeneralSecurityException {
        Signer signer = Signer.rsa(JwsAlgorithm.RS256, 2_048);
        RSAPublicKey key = (RSAPublicKey) java.security.KeyFactory.getInstance("RSA")
                .generatePublic(new java.security.spec.RSAPublicKeySpec(
                        ((java.security.interfaces.RSAPrivateCrtKey) signer.key()).getModulus(),
                        ((java.security.interfaces.RSAPrivateCrtKey) signer.key()).getPublicExponent()));
        VerificationKey asOther = VerificationKey.rsa(
                        other,
                        key.getModulus().toByteArray(),
                        key.getPublicExponent().toByteArray())
                .orElseThrow();

        assertThat(asOther.verifies(MESSAGE, signer.sign(MESSAGE))).isFalse();
    }

    @Test
    void an_ecdsa_signature_of_zeros_is_refused() throws GeneralSecurityException {
        assertThat(Signer.of(JwsAlgorithm.ES256).verifies().verifies(MESSAGE, new byte[64]))
                .isFalse();
        assertThat(Signer.of(JwsAlgorithm.ES384).verifies().verifies(MESSAGE, new byte[96]))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "HS256", "HS384", "HS512", "rs256", "RS1", "ES256K", "ES512", "Ed448", ""})
    void what_is_not_in_the_list_is_no_algorithm(String alg) {
        assertThat(JwsAlgorithm.named(alg)).isEmpty();
    }

    @Test
    void a_key_fits_the_algorithms_of_its_kind_only() {
        byte[] n = base64(RFC7515_A2_N);
        byte[] e = base64("AQAB");

        assertThat(VerificationKey.rsa(JwsAlgorithm.ES256, n, e)).isEmpty();
        assertThat(VerificationKey.ec(JwsAlgorithm.RS256, new byte[32], new byte[32]))
                .isEmpty();
        assertThat(VerificationKey.ed25519(JwsAlgorithm.ES256, new byte[32])).isEmpty();
    }

    @Test
    void weak_and_wrong_keys_are_refused() throws GeneralSecurityException {
        byte[] n = base64(RFC7515_A2_N);
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1_024);
        byte[] weak = ((RSAPublicKey) small.generateKeyPair().getPublic())
                .getModulus()
                .toByteArray();
        byte[] huge = BigInteger.ONE.shiftLeft(9_000).add(BigInteger.ONE).toByteArray();
        ECPublicKey p384 = (ECPublicKey) Signer.ecPair("secp384r1").getPublic();

        assertThat(VerificationKey.rsa(JwsAlgorithm.RS256, weak, base64("AQAB")))
                .isEmpty();
        assertThat(VerificationKey.rsa(JwsAlgorithm.RS256, huge, base64("AQAB")))
                .isEmpty();
        assertThat(VerificationKey.rsa(JwsAlgorithm.RS256, n, new byte[] {1})).isEmpty();
        assertThat(VerificationKey.rsa(JwsAlgorithm.RS256, n, new byte[] {2})).isEmpty();
        assertThat(VerificationKey.rsa(JwsAlgorithm.RS256, n, n)).isEmpty();
        assertThat(VerificationKey.ec(
                        JwsAlgorithm.ES256,
                        p384.getW().getAffineX().toByteArray(),
                        p384.getW().getAffineY().toByteArray()))
                .isEmpty();
        assertThat(VerificationKey.ec(JwsAlgorithm.ES256, new byte[] {1}, new byte[] {1}))
                .isEmpty();
        assertThat(VerificationKey.ec(JwsAlgorithm.ES256, new byte[0], new byte[0]))
                .isEqualTo(Optional.empty());
        assertThat(VerificationKey.ed25519(JwsAlgorithm.EDDSA, new byte[31])).isEmpty();
    }

    private static byte[] input(String header) {
        return (header + "." + RFC7515_PAYLOAD).getBytes(US_ASCII);
    }

    private static byte[] base64(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
