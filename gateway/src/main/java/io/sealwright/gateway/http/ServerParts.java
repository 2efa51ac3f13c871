// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.util.concurrent.atomic.LongAdder;

/** What all connections of a listener share; but for the handler and the sources, all of a server do. */
record ServerParts(
        HttpLimits limits,
        HttpHandler handler,
        Networks sources,
        ReplyWriter writer,
        BodyBudget budget,
        ConnectionBounds bounds,
        Transport transport,
        ConnectionBounds handshakes,
        LongAdder failedHandshakes) {

    ServerParts behind(HttpListener listener) {
        return new ServerParts(
                limits,
                listener.handler(),
                listener.sources(),
                writer,
                budget,
                bounds,
                transport,
                handshakes,
                failedHandshakes);
    }
}
