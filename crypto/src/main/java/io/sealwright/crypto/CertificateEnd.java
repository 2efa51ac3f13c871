// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.io.InputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose certificate it is, and when it ends.
 *
 * @param subject its distinguished name, as RFC 2253 writes it
 * @param end the last moment of its validity (RFC 5280, notAfter)
 */
public record CertificateEnd(String subject, Instant end) {

    /**
     * All certificates of a chain in PEM (RFC 7468), in their order. Nothing is verified.
     *
     * @throws IllegalArgumentException when there is none, or one cannot be read
     */
    public static List<CertificateEnd> of(InputStream chain) {
        try {
            List<CertificateEnd> ends = new ArrayList<>();
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(chain)) {
                var certificate = (X509Certificate) one;
                ends.add(new CertificateEnd(
                        certificate.getSubjectX500Principal().getName(),
                        certificate.getNotAfter().toInstant()));
            }
            if (ends.isEmpty()) {
                throw new IllegalArgumentException("no certificate");
            }
            return ends;
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException("no certificate in PEM", unreadable);
        }
    }
}
