// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * What a server does with requests. Called on event loops: nothing here may wait.
 *
 * <p>Only {@link #handle} must be written, so an echo is one line.
 */
@FunctionalInterface
public interface HttpHandler {

    /** Answers through {@code exchange}, now or later, from any thread, exactly once. */
    void handle(HttpExchange exchange);

    /**
     * Looks at the head before the body is read, so that a stranger's body never is. Not yet to be answered through the
     * exchange.
     *
     * @return the answer, after which the body is skipped or the connection closes; empty to read on
     */
    default Optional<HttpReply> head(HttpExchange exchange) {
        return Optional.empty();
    }

    /** Words the refusal of a request that HTTP itself forbids. {@code partial} holds what was read by then. */
    default HttpReply refuse(HttpRequest partial, HttpRefusal why) {
        return HttpReply.of(why.status(), MediaType.TEXT, "", why.text().getBytes(UTF_8));
    }

    /** Called once in each turn of {@code loop} in which a request was handled, after all that were ready. */
    default void endOfTurn(HttpLoop loop) {}
}
