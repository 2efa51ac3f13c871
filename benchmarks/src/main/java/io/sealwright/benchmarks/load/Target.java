// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A server under load, on loopback.
 *
 * @param port where it takes KMS requests
 * @param probe reads what its process uses
 * @param tls by which it is spoken to, or null where it takes plain connections
 */
record Target(int port, ServerProbe probe, @Nullable ClientTls tls) {

    Target(int port, ServerProbe probe) {
        this(port, probe, null);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** The Host header, signed. */
    String host() {
        return "127.0.0.1:" + port;
    }

    /** Where requests go that are not measured. */
    URI uri() {
        return URI.create((tls == null ? "http://" : "https://") + host() + "/");
    }

    /** Sends them. */
    HttpClient http() {
        return tls == null
                ? HttpClient.newHttpClient()
                : HttpClient.newBuilder().sslContext(tls.ofTheJdk()).build();
    }
}
