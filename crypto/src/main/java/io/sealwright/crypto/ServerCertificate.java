// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The certificate that a listener shows, checked against its key before anybody is served with it.
 *
 * @param subject for the log
 * @param notAfter when it ends
 */
public record ServerCertificate(String subject, Instant notBefore, Instant notAfter) {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final byte[] PROOF = {'s', 'e', 'a', 'l', 'w', 'r', 'i', 'g', 'h', 't'};

    /**
     * Reads a chain, whose first certificate is the server's, and its key.
     *
     * @throws BadCertificate naming what is wrong with them
     */
    public static ServerCertificate read(Path chain, Path key) throws IOException, BadCertificate {
        List<X509Certificate> certificates = certificates(chain);
        X509Certificate first = certificates.getFirst();
        requireSame(
                key, first.getPublicKey(), privateKey(key, first.getPublicKey().getAlgorithm()));
        for (int i = 0; i + 1 < certificates.size(); i++) {
            requireIssued(chain, certificates.get(i), certificates.get(i + 1));
        }
        return new ServerCertificate(
                first.getSubjectX500Principal().getName(),
                first.getNotBefore().toInstant(),
                first.getNotAfter().toInstant());
    }

    /**
     * Passes only within the certificate's time.
     *
     * @throws BadCertificate outside of it
     */
    public void requireValidAt(Instant now) throws BadCertificate {
        if (now.isBefore(notBefore) || now.isAfter(notAfter)) {
            throw new BadCertificate(
                    "the certificate of %s is good from %s to %s only".formatted(subject, notBefore, notAfter));
        }
    }

    private static List<X509Certificate> certificates(Path chain) throws IOException, BadCertificate {
        try (InputStream pem = Files.newInputStream(chain)) {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                certificates.add((X509Certificate) certificate);
            }
            if (certificates.isEmpty()) {
                throw new BadCertificate(chain + " holds no certificate");
            }
            return certificates;
        } catch (GeneralSecurityException malformed) {
            throw new BadCertificate(chain + " holds no certificates in PEM");
        }
    }

    private static PrivateKey privateKey(Path file, String algorithm) throws IOException, BadCertificate {
        String pem = Files.readString(file);
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new BadCertificate(
                    "%s holds no unencrypted PKCS #8 key; `openssl pkcs8 -topk8 -nocrypt` makes one".formatted(file));
        }
        byte[] der = {};
        try {
            der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            throw new BadCertificate("%s holds no %s key, as the certificate has".formatted(file, algorithm));
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static void requireSame(Path file, PublicKey publicKey, PrivateKey privateKey) throws BadCertificate {
        try {
            Signature signature = Signature.getInstance(signatureOf(publicKey.getAlgorithm()));
            signature.initSign(privateKey);
            signature.update(PROOF);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROOF);
            if (!signature.verify(signed)) {
                throw new BadCertificate(file + " is not the key of the certificate");
            }
        } catch (GeneralSecurityException unusable) {
            throw new BadCertificate(file + " is not the key of the certificate");
        }
    }

    private static String signatureOf(String algorithm) {
        return switch (algorithm) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> algorithm; // Ed25519 and its like sign under their own name.
        };
    }

    private static void requireIssued(Path chain, X509Certificate certificate, X509Certificate issuer)
            throws BadCertificate {
        try {
            certificate.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException broken) {
            throw new BadCertificate(chain + ": each certificate must be signed by the one that follows");
        }
    }
}
