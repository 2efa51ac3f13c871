/**
 * HTTP/1.1 as strict as a key server needs it: Netty moves the bytes, everything that gives them a meaning is here.
 *
 * <p>The way of a request: {@link io.sealwright.gateway.http.HttpServer} accepts, {@code Connection} collects the
 * bytes, {@code HeadParser} reads each header byte once into an {@link io.sealwright.gateway.http.HttpRequest} (a view,
 * no strings), {@code HeadRules} refuses what two parties could read differently, the
 * {@link io.sealwright.gateway.http.HttpHandler} sees the head, then the body, and answers through its
 * {@link io.sealwright.gateway.http.HttpExchange} from any thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
@NullMarked
package io.sealwright.gateway.http;

import org.jspecify.annotations.NullMarked;
