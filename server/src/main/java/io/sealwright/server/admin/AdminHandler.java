// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpExchange;
import io.sealwright.gateway.http.HttpHandler;
import io.sealwright.gateway.http.HttpMethod;
import io.sealwright.gateway.http.HttpReply;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.MediaType;
import io.sealwright.server.Readiness;
import java.util.function.Supplier;

/** Answers {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class AdminHandler implements HttpHandler {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final Readiness readiness;
    private final Supplier<String> metrics;

    /** @param metrics the page in Prometheus's text format */
    public AdminHandler(Readiness readiness, Supplier<String> metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpExchange exchange) {
        exchange.reply(answer(exchange.request()));
    }

    private HttpReply answer(HttpRequest request) {
        String host = request.header(HeaderName.HOST);
        if (host == null || !LoopbackHost.is(host)) {
            return text(FORBIDDEN, "this listener is called by a loopback name");
        }
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            return text(NOT_ALLOWED, "GET only");
        }
        if (request.pathIs("/health/live")) {
            return text(OK, "live");
        }
        if (request.pathIs("/health/ready")) {
            String word = readiness.word();
            return text(Readiness.isReady(word) ? OK : UNAVAILABLE, word);
        }
        return request.pathIs("/metrics") ? page(OK, metrics.get()) : text(NOT_FOUND, "not found");
    }

    private static HttpReply text(int status, String line) {
        return page(status, line + "\n");
    }

    private static HttpReply page(int status, String content) {
        return HttpReply.of(status, MediaType.TEXT, "", content.getBytes(UTF_8));
    }
}
