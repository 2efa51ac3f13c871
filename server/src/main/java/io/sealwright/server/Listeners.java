// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.gateway.http.HttpLimits;
import io.sealwright.gateway.http.HttpServerConfig;
import io.sealwright.gateway.http.Transport;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.config.GatewayLimits;
import io.sealwright.server.config.ListenAddress;
import org.jspecify.annotations.Nullable;

/** The configuration of both listeners, in the gateway's words. */
final class Listeners {

    private Listeners() {}

    /** With a certificate, TLS and nothing else. */
    static Transport transport(Configuration configuration, @Nullable Certificates certificates) {
        return certificates == null
                ? new Transport.Plain(configuration.tls().insecureHttp())
                : new Transport.Encrypted(certificates.tls());
    }

    static HttpServerConfig services(Configuration configuration, ListenAddress address, Transport transport) {
        GatewayLimits limits = configuration.gateway();
        HttpLimits http = new HttpLimits(
                HttpLimits.DEFAULT.maxRequestLineBytes(),
                HttpLimits.DEFAULT.maxHeaderBytes(),
                HttpLimits.DEFAULT.maxFields(),
                limits.maxBodyBytes(),
                limits.headTimeout(),
                limits.bodyTimeout(),
                limits.idleTimeout());
        return new HttpServerConfig(
                address.socketAddress(),
                limits.eventLoops(),
                limits.maxConnections(),
                limits.maxConnectionsPerSource(),
                limits.maxBodyBytesInFlight(),
                http,
                transport);
    }

    static HttpServerConfig admin(ListenAddress address, Transport transport) {
        return HttpServerConfig.listeningOn(address.socketAddress(), 1).over(transport);
    }
}
