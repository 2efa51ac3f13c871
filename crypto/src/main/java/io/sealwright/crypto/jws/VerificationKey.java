// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto.jws;

import io.sealwright.crypto.jws.JwsAlgorithm.Family;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Somebody's public key, for one algorithm and no other: what a token says of its algorithm chooses nothing.
 * Thread-safe.
 */
public final class VerificationKey {
    private static final int MIN_RSA_BITS = 2_048;
    private static final int MAX_RSA_BITS = 8_192; // A larger modulus is only good for costing us time.
    private static final int MAX_EXPONENT_BITS = 64;
    private static final int ED25519_BYTES = 32;

    /** SubjectPublicKeyInfo of RFC 8410 up to the key's 32 bytes. */
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final JwsAlgorithm algorithm;
    private final PublicKey key;

    private VerificationKey(JwsAlgorithm algorithm, PublicKey key) {
        this.algorithm = algorithm;
        this.key = key;
    }

    /**
     * An RSA key of 2,048 to 8,192 bits.
     *
     * @param modulus unsigned, big-endian, as {@code exponent}
     * @return empty if it is not a usable key for {@code algorithm}
     */
    public static Optional<VerificationKey> rsa(JwsAlgorithm algorithm, byte[] modulus, byte[] exponent) {
        BigInteger n = new BigInteger(1, modulus);
        BigInteger e = new BigInteger(1, exponent);
        boolean usable = algorithm.family() == Family.RSA
                && n.bitLength() >= MIN_RSA_BITS
                && n.bitLength() <= MAX_RSA_BITS
                && n.testBit(0)
                && e.bitLength() <= MAX_EXPONENT_BITS
                && e.testBit(0)
                && e.compareTo(BigInteger.TWO) > 0;
        return usable ? key(algorithm, "RSA", new RSAPublicKeySpec(n, e)) : Optional.empty();
    }

    /**
     * A point of P-256 or P-384, whichever the algorithm takes.
     *
     * @return empty if it is not a point of that curve
     */
    public static Optional<VerificationKey> ec(JwsAlgorithm algorithm, byte[] x, byte[] y) {
        String curve = switch (algorithm.family()) {
            case P256 -> "secp256r1";
            case P384 -> "secp384r1";
            case RSA, ED25519 -> "";
        };
        if (curve.isEmpty()) {
            return Optional.empty();
        }
        ECParameterSpec parameters = parameters(curve);
        ECPoint point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
        return isOn(parameters.getCurve(), point)
                ? key(algorithm, "EC", new ECPublicKeySpec(point, parameters))
                : Optional.empty();
    }

    /** An Ed25519 key of 32 bytes; empty for any other. */
    public static Optional<VerificationKey> ed25519(JwsAlgorithm algorithm, byte[] x) {
        if (algorithm.family() != Family.ED25519 || x.length != ED25519_BYTES) {
            return Optional.empty();
        }
        byte[] encoded = new byte[ED25519_PREFIX.length + ED25519_BYTES];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(x, 0, encoded, ED25519_PREFIX.length, ED25519_BYTES);
        return key(algorithm, "Ed25519", new X509EncodedKeySpec(encoded));
    }

    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /** Whether this key made {@code signature} of {@code signed}, by its own algorithm. */
    public boolean verifies(byte[] signed, byte[] signature) {
        return algorithm.verifies(key, signed, signature);
    }

    private static Optional<VerificationKey> key(JwsAlgorithm algorithm, String kind, KeySpec spec) {
        try {
            return Optional.of(
                    new VerificationKey(algorithm, KeyFactory.getInstance(kind).generatePublic(spec)));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static ECParameterSpec parameters(String curve) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + curve, e);
        }
    }

    /** y² = x³ + ax + b. The provider does not look, and a point of another curve makes signatures easy to forge. */
    private static boolean isOn(EllipticCurve curve, ECPoint point) {
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB());
        return y.multiply(y).subtract(right).mod(p).signum() == 0;
    }

    @Override
    public String toString() {
        return "VerificationKey[%s]".formatted(algorithm.wireName());
    }
}
