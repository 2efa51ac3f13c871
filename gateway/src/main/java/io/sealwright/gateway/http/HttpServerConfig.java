// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.net.InetSocketAddress;

/**
 * Where a server listens, and how much it takes on.
 *
 * @param listen an address of the loopback interface, unless what is sent is encrypted or somebody decided otherwise;
 *     port 0 lets the system choose
 * @param loops event loops, each one thread
 * @param maxConnections in all; one more is closed when it is accepted
 * @param maxConnectionsPerSource of one IPv4 address or one IPv6 /64
 * @param maxBodyBytesInFlight of all requests that are being read or answered; beyond it requests wait unread
 */
public record HttpServerConfig(
        InetSocketAddress listen,
        int loops,
        int maxConnections,
        int maxConnectionsPerSource,
        long maxBodyBytesInFlight,
        HttpLimits limits,
        Transport transport) {

    private static final int DEFAULT_CONNECTIONS = 10_000;
    private static final int DEFAULT_CONNECTIONS_PER_SOURCE = 8_000;
    private static final long DEFAULT_BODY_BYTES = 64L << 20;

    public HttpServerConfig {
        requireAllowed(listen, transport);
        requireAtLeast("loops", loops, 1);
        requireAtLeast("max-connections", maxConnections, 1);
        requireAtLeast("max-connections-per-source", maxConnectionsPerSource, 1);
        requireAtLeast("max-body-bytes-in-flight", maxBodyBytesInFlight, limits.maxBodyBytes());
    }

    static void requireAllowed(InetSocketAddress listen, Transport transport) {
        if (listen.isUnresolved() || !isAllowed(listen, transport)) {
            throw new IllegalArgumentException(
                    "http.listen: %s is not an address of the loopback interface, and plain HTTP is served on no other"
                            .formatted(listen));
        }
    }

    /** Plain HTTP on the loopback interface. */
    public HttpServerConfig(
            InetSocketAddress listen,
            int loops,
            int maxConnections,
            int maxConnectionsPerSource,
            long maxBodyBytesInFlight,
            HttpLimits limits) {
        this(listen, loops, maxConnections, maxConnectionsPerSource, maxBodyBytesInFlight, limits, Transport.LOOPBACK);
    }

    private static boolean isAllowed(InetSocketAddress listen, Transport transport) {
        return switch (transport) {
            case Transport.Plain(boolean beyondLoopback) ->
                beyondLoopback || listen.getAddress().isLoopbackAddress();
            case Transport.Encrypted _ -> true;
        };
    }

    /** The same over another transport. */
    public HttpServerConfig over(Transport other) {
        return new HttpServerConfig(
                listen, loops, maxConnections, maxConnectionsPerSource, maxBodyBytesInFlight, limits, other);
    }

    /** Defaults for everything but the address and the number of loops. */
    public static HttpServerConfig listeningOn(InetSocketAddress listen, int loops) {
        return new HttpServerConfig(
                listen,
                loops,
                DEFAULT_CONNECTIONS,
                DEFAULT_CONNECTIONS_PER_SOURCE,
                DEFAULT_BODY_BYTES,
                HttpLimits.DEFAULT);
    }

    private static void requireAtLeast(String setting, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("http.%s is at least %d, not %d".formatted(setting, least, value));
        }
    }
}
