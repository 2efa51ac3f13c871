// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.util.Objects;

/**
 * An answer: status, request id, and a range of bytes of one media type.
 *
 * <p>The bytes are copied when the reply is handed to its {@link HttpExchange}; from then on the array is the caller's
 * again, to be reused or wiped.
 */
public final class HttpReply {
    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 599;

    private final int status;
    private final MediaType type;
    private final String requestId;
    private final byte[] body;
    private final int offset;
    private final int length;
    private final boolean sensitive;

    private HttpReply(
            int status, MediaType type, String requestId, byte[] body, int offset, int length, boolean sensitive) {
        this.status = status;
        this.type = type;
        this.requestId = requestId;
        this.body = body;
        this.offset = offset;
        this.length = length;
        this.sensitive = sensitive;
    }

    /** An answer whose body is all of {@code body}. An empty {@code requestId} is left out. */
    public static HttpReply of(int status, MediaType type, String requestId, byte[] body) {
        return of(status, type, requestId, body, 0, body.length);
    }

    /** An answer whose body is {@code length} bytes of {@code body} from {@code offset}. */
    public static HttpReply of(int status, MediaType type, String requestId, byte[] body, int offset, int length) {
        if (status < LOWEST_STATUS || status > HIGHEST_STATUS) {
            throw new IllegalArgumentException("not the status of an answer: " + status);
        }
        requirePrintable(requestId);
        Objects.checkFromIndexSize(offset, length, body.length);
        return new HttpReply(status, type, requestId, body, offset, length, false);
    }

    /** The same answer, for an operation with sensitive members: our copies of request and answer are overwritten. */
    public HttpReply sensitive() {
        return new HttpReply(status, type, requestId, body, offset, length, true);
    }

    private static void requirePrintable(String requestId) {
        for (int i = 0; i < requestId.length(); i++) {
            if (requestId.charAt(i) <= ' ' || requestId.charAt(i) > '~') {
                throw new IllegalArgumentException("a request id is printable ASCII");
            }
        }
    }

    public int status() {
        return status;
    }

    public String requestId() {
        return requestId;
    }

    public int length() {
        return length;
    }

    public boolean isSensitive() {
        return sensitive;
    }

    MediaType type() {
        return type;
    }

    byte[] body() {
        return body;
    }

    int offset() {
        return offset;
    }
}
