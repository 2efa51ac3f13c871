// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The authorities that may vouch for a server: those of the PEM file that {@code AWS_CA_BUNDLE} names, and no others,
 * as with every client of AWS; without it, those of the JDK.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html">AWS_CA_BUNDLE</a>
 */
final class CaBundle {
    private static final String VARIABLE = "AWS_CA_BUNDLE";

    private CaBundle() {}

    static SSLContext trust(Terminal terminal) throws CommandFailed {
        String file = terminal.environment().getOrDefault(VARIABLE, "");
        try {
            return file.isEmpty()
                    ? SSLContext.getDefault()
                    : of(terminal.workingFolder().resolve(file));
        } catch (IOException | GeneralSecurityException unusable) {
            throw CommandFailed.because("%s names %s, which cannot be used: %s".formatted(VARIABLE, file, unusable));
        }
    }

    private static SSLContext of(Path file) throws IOException, GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        try (InputStream pem = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                authorities.setCertificateEntry("authority-" + number++, one);
            }
        }
        if (authorities.size() == 0) {
            throw new GeneralSecurityException("it has no certificate");
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
