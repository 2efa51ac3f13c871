// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Which servers are believed to be who they say, when this server asks them over TLS. */
public final class TrustedServers {
    private TrustedServers() {}

    /** Those that the JDK's own list of certificate authorities vouches for. */
    public static SSLSocketFactory ofTheJdk() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    /**
     * Those that one of these authorities vouches for, and no others.
     *
     * @param pem certificates, one after the other
     * @throws IOException if there is none, or one cannot be read
     */
    public static SSLSocketFactory vouchedForBy(byte[] pem) throws IOException {
        try {
            return factory(pem);
        } catch (GeneralSecurityException e) {
            throw new IOException("not a list of certificates", e);
        }
    }

    private static SSLSocketFactory factory(byte[] pem) throws GeneralSecurityException, IOException {
        Collection<? extends Certificate> authorities =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        if (authorities.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
