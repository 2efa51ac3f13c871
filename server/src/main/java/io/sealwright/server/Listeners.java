// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.gateway.http.HttpLimits;
import io.sealwright.gateway.http.HttpServerConfig;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.config.GatewayLimits;
import io.sealwright.server.config.LoopbackAddress;

/** The configuration of both listeners, in the gateway's words. */
final class Listeners {

    private Listeners() {}

    static HttpServerConfig services(Configuration configuration, LoopbackAddress address) {
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
                http);
    }

    static HttpServerConfig admin(LoopbackAddress address) {
        return HttpServerConfig.listeningOn(address.socketAddress(), 1);
    }
}
