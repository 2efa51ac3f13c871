// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

/** Why a request is refused before anyone asked what it wants. Each is answered once, then the connection closes. */
public enum HttpRefusal {
    /** Not HTTP/1.1 as RFC 9112 writes it, or a shape that two parties could read differently. */
    MALFORMED(400, "The request is not well-formed HTTP/1.1."),
    METHOD_NOT_ALLOWED(405, "The method is not allowed; use POST."),
    /** The request did not arrive in time, counted from its first byte. */
    TOO_SLOW(408, "The request did not arrive in time."),
    BODY_TOO_LARGE(413, "The request body is too large."),
    REQUEST_LINE_TOO_LONG(414, "The request line is too long."),
    /** A Content-Encoding other than identity. */
    ENCODED_BODY(415, "The request body must not have a Content-Encoding."),
    /** An Expect other than 100-continue. */
    UNKNOWN_EXPECTATION(417, "The expectation of the request cannot be met."),
    HEADERS_TOO_LARGE(431, "The request headers are too large."),
    /** No room for the request's body in all of its time. */
    OVERLOADED(503, "The service is overloaded; try again."),
    UNKNOWN_VERSION(505, "The version of HTTP is not supported.");

    private final int status;
    private final String text;

    HttpRefusal(int status, String text) {
        this.status = status;
        this.text = text;
    }

    public int status() {
        return status;
    }

    /** What the customer reads. */
    public String text() {
        return text;
    }
}
