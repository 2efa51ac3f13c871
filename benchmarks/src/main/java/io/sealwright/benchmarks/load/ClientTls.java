// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** TLS 1.3 as a client speaks it, by the same BoringSSL as the server's: the two ends cost about the same. */
public final class ClientTls {
    private static final int BUFFER = 64 * 1_024;

    private final SslContext context;
    private final SSLContext ofTheJdk;

    private ClientTls(SslContext context, SSLContext ofTheJdk) {
        this.context = context;
        this.ofTheJdk = ofTheJdk;
    }

    /** Trusting the authorities of this file, PEM, and no others. */
    public static ClientTls trusting(Path authorities) throws IOException {
        SslContextBuilder trusting =
                SslContextBuilder.forClient().protocols("TLSv1.3").trustManager(authorities.toFile());
        SslContext measured = trusting.sslProvider(SslProvider.OPENSSL).build();
        JdkSslContext prepares =
                (JdkSslContext) trusting.sslProvider(SslProvider.JDK).build();
        return new ClientTls(measured, prepares.context());
    }

    /** The same trust, for what is not measured. */
    SSLContext ofTheJdk() {
        return ofTheJdk;
    }

    /** A handshake over a blocking channel, done when it returns. */
    Session handshake(SocketChannel channel, InetSocketAddress server) throws IOException {
        SSLEngine engine =
                context.newEngine(ByteBufAllocator.DEFAULT, server.getAddress().getHostAddress(), server.getPort());
        Session session = new Session(channel, engine);
        session.handshake();
        return session;
    }

    /** One connection's encryption. Confined to one thread; allocates nothing per request. */
    static final class Session {
        private final SocketChannel channel;
        private final SSLEngine engine;
        private final ByteBuffer sealed = ByteBuffer.allocateDirect(BUFFER);
        private final ByteBuffer received = ByteBuffer.allocateDirect(BUFFER);

        private Session(SocketChannel channel, SSLEngine engine) {
            this.channel = channel;
            this.engine = engine;
        }

        private void handshake() throws IOException {
            ByteBuffer nothing = ByteBuffer.allocate(0);
            ByteBuffer plain = ByteBuffer.allocateDirect(BUFFER);
            engine.beginHandshake();
            HandshakeStatus status = engine.getHandshakeStatus();
            while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
                status = switch (status) {
                    case NEED_WRAP -> {
                        SSLEngineResult result = engine.wrap(nothing, sealed.clear());
                        sealed.flip();
                        while (sealed.hasRemaining()) {
                            channel.write(sealed);
                        }
                        yield result.getHandshakeStatus();
                    }
                    case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                        SSLEngineResult result = engine.unwrap(received.flip(), plain);
                        received.compact();
                        boolean more = result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW;
                        if (more && channel.read(received) < 0) {
                            throw new EOFException("The server ended the handshake");
                        }
                        yield result.getHandshakeStatus();
                    }
                    case NEED_TASK -> {
                        engine.getDelegatedTask().run();
                        yield engine.getHandshakeStatus();
                    }
                    case FINISHED, NOT_HANDSHAKING -> status;
                };
            }
        }

        /** The request, encrypted: good until the next call. */
        ByteBuffer seal(ByteBuffer request) throws IOException {
            sealed.clear();
            while (request.hasRemaining()) {
                require(engine.wrap(request, sealed), SSLEngineResult.Status.OK);
            }
            return sealed.flip();
        }

        /**
         * What has come, decrypted into {@code plain}.
         *
         * @return how many bytes, or -1 at the end
         */
        int read(ByteBuffer plain) throws IOException {
            if (channel.read(received) < 0) {
                return -1;
            }
            received.flip();
            int before = plain.position();
            SSLEngineResult result = engine.unwrap(received, plain);
            while (result.getStatus() == SSLEngineResult.Status.OK && received.hasRemaining()) {
                result = engine.unwrap(received, plain);
            }
            received.compact();
            return result.getStatus() == SSLEngineResult.Status.CLOSED ? -1 : plain.position() - before;
        }

        private static void require(SSLEngineResult result, SSLEngineResult.Status wanted) throws IOException {
            if (result.getStatus() != wanted) {
                throw new IOException("TLS: " + result);
            }
        }
    }
}
