// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Servers on a port that the system chooses. */
final class Servers {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private Servers() {}

    /** Answers with the body it got. */
    static void echo(HttpExchange exchange) {
        HttpRequest request = exchange.request();
        exchange.reply(HttpReply.of(
                200, MediaType.AMZ_JSON_1_1, "id-1", request.bytes(), request.bodyOffset(), request.bodyLength()));
    }

    /** Answers with everything that the view shows. */
    static void describe(HttpExchange exchange) {
        HttpRequest request = exchange.request();
        StringBuilder text = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.text(request.pathStart(), request.pathEnd()))
                .append('?')
                .append(request.text(request.queryStart(), request.queryEnd()));
        for (int field = 0; field < request.fieldCount(); field++) {
            text.append('|')
                    .append(request.text(request.nameStart(field), request.nameEnd(field)))
                    .append('=')
                    .append(request.text(request.valueStart(field), request.valueEnd(field)));
        }
        int end = request.bodyOffset() + request.bodyLength();
        text.append('#').append(request.text(request.bodyOffset(), end));
        exchange.reply(HttpReply.of(200, MediaType.TEXT, "id-1", text.toString().getBytes(UTF_8)));
    }

    static HttpServer startUnchecked(HttpHandler handler) {
        try {
            return start(handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpServer start(HttpHandler handler) throws IOException {
        return HttpServer.start(HttpServerConfig.listeningOn(LOOPBACK, 1), handler, CLOCK);
    }

    static HttpServer start(HttpHandler handler, HttpLimits limits) throws IOException {
        return HttpServer.start(
                new HttpServerConfig(LOOPBACK, 1, 100, 100, 4L * limits.maxBodyBytes(), limits), handler, CLOCK);
    }

    /** The usual limits, but with these times. */
    static HttpLimits times(Duration head, Duration body, Duration idle) {
        HttpLimits usual = HttpLimits.DEFAULT;
        return new HttpLimits(
                usual.maxRequestLineBytes(),
                usual.maxHeaderBytes(),
                usual.maxFields(),
                usual.maxBodyBytes(),
                head,
                body,
                idle);
    }
}
