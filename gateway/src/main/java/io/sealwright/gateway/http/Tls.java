// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * The TLS of a listener, by BoringSSL: version 1.3, and 1.2 with ephemeral elliptic curves and authenticated encryption
 * alone; key exchange with ML-KEM-768 beside X25519 where the client offers it. No renegotiation, compression, early
 * data or session tickets. Where there is no BoringSSL for the machine, by the JDK, then without ML-KEM. Thread-safe:
 * connections that stand keep the certificate they began with.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446">RFC 8446</a>
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-tls-ecdhe-mlkem/">X25519MLKEM768</a>
 */
public final class Tls {
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    private static final String[] GROUPS = {"X25519MLKEM768", "X25519", "P-256", "P-384"};
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final long HANDSHAKE_SECONDS = 10;

    private final SslProvider provider;
    private volatile SslContext context;

    private Tls(SslProvider provider, SslContext context) {
        this.provider = provider;
        this.context = context;
    }

    /**
     * Reads a certificate chain and its key, both PEM; the key is PKCS #8.
     *
     * @throws IOException naming what is wrong with them
     */
    public static Tls of(Path chain, Path key) throws IOException {
        return of(chain, key, OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK);
    }

    static Tls of(Path chain, Path key, SslProvider provider) throws IOException {
        return new Tls(provider, read(chain, key, provider));
    }

    /**
     * Connections from now on are served with this certificate.
     *
     * @throws IOException naming what is wrong with the files; then nothing changed
     */
    public void replace(Path chain, Path key) throws IOException {
        context = read(chain, key, provider);
    }

    private static SslContext read(Path chain, Path key, SslProvider provider) throws IOException {
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(chain.toFile(), key.toFile())
                    .sslProvider(provider)
                    .protocols(VERSIONS)
                    .ciphers(SUITES);
            if (provider == SslProvider.OPENSSL) {
                builder.option(OpenSslContextOption.GROUPS, GROUPS.clone());
            }
            return builder.build();
        } catch (SSLException | IllegalArgumentException unusable) {
            throw new IOException("%s with %s: %s".formatted(chain, key, unusable.getMessage()), unusable);
        }
    }

    /** What encrypts one connection. */
    SslHandler handler(ByteBufAllocator allocator) {
        SslHandler handler = context.newHandler(allocator);
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        handler.setWrapDataSize(0); // An answer is encrypted where it lies: no copy of it is made that nobody wipes.
        return handler;
    }
}
