// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Makes a certificate authority for one machine, and one server certificate under it, both on P-256. The authority's
 * key is forgotten at once: nobody can make another certificate that its clients would trust.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280">RFC 5280</a>
 */
public final class DevelopmentAuthority {
    private static final Duration LIFETIME = Duration.ofDays(397); // What browsers accept of a server at most.
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final int SERIAL_BYTES = 16;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    /**
     * What was made.
     *
     * @param authority PEM: what clients are to trust
     * @param chain PEM: the server's certificate, and the authority's
     * @param key PEM: the server's key, PKCS #8
     */
    public record Made(String authority, String chain, String key) {

        @Override
        public String toString() {
            return "Made[authority=" + authority + ", chain=" + chain + ", key=***]";
        }
    }

    private final RandomSource random;

    public DevelopmentAuthority(RandomSource random) {
        this.random = random;
    }

    /** A certificate for these names and addresses, good from {@code now} on. */
    public Made make(List<String> names, List<InetAddress> addresses, Instant now) {
        try {
            KeyPair authority = keyPair();
            KeyPair server = keyPair();
            byte[] issuer = name("Sealwright development authority");
            byte[] root = certificate(issuer, issuer, authority, authority.getPrivate(), ofAuthority(), now);
            byte[] leaf = certificate(
                    issuer, name(names.getFirst()), server, authority.getPrivate(), ofServer(names, addresses), now);
            String trusted = pem("CERTIFICATE", root);
            return new Made(
                    trusted,
                    pem("CERTIFICATE", leaf) + trusted,
                    pem("PRIVATE KEY", server.getPrivate().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has P-256 and SHA-256", impossible);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private byte[] certificate(
            byte[] issuer, byte[] subject, KeyPair holder, PrivateKey signer, byte[] extensions, Instant now)
            throws GeneralSecurityException {
        Instant begin = now.minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS); // Clocks differ.
        byte[] toBeSigned = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)), // version 3
                Der.integer(new BigInteger(1, random.bytes(SERIAL_BYTES)).setBit(0)),
                ECDSA_WITH_SHA256,
                issuer,
                Der.sequence(Der.time(begin), Der.time(begin.plus(LIFETIME))),
                subject,
                holder.getPublic().getEncoded(),
                Der.explicit(3, extensions));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(toBeSigned);
        return Der.sequence(toBeSigned, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
    }

    private static byte[] ofAuthority() {
        byte[] certificateAndListSigning = Der.bits(1, new byte[] {0x06});
        return Der.sequence(
                critical(BASIC_CONSTRAINTS, Der.sequence(Der.truth(), Der.integer(BigInteger.ZERO))),
                critical(KEY_USAGE, certificateAndListSigning));
    }

    private static byte[] ofServer(List<String> names, List<InetAddress> addresses) {
        byte[] digitalSignature = Der.bits(7, new byte[] {(byte) 0x80});
        List<byte[]> alternatives = new ArrayList<>();
        names.forEach(name -> alternatives.add(Der.implicit(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII))));
        addresses.forEach(address -> alternatives.add(Der.implicit(IP_ADDRESS, address.getAddress())));
        return Der.sequence(
                critical(BASIC_CONSTRAINTS, Der.sequence()),
                critical(KEY_USAGE, digitalSignature),
                extension(EXTENDED_KEY_USAGE, Der.sequence(Der.oid(SERVER_AUTHENTICATION))),
                extension(SUBJECT_ALTERNATIVE_NAME, Der.sequence(alternatives.toArray(new byte[0][]))));
    }

    private static byte[] critical(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.truth(), Der.octets(value));
    }

    private static byte[] extension(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(commonName))));
    }

    private static String pem(String what, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, base64, what);
    }
}
