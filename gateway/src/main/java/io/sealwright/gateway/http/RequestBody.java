// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

/** The body of the current request, in either framing: how much room it takes, whether it is here, where it ends. */
final class RequestBody {
    private final HttpRequest request;
    private final ReceivedBytes received;
    private final int maxBytes;
    private final ChunkedBody chunks = new ChunkedBody();
    private long length;
    private int start;

    RequestBody(HttpRequest request, ReceivedBytes received, int maxBytes) {
        this.request = request;
        this.received = received;
        this.maxBytes = maxBytes;
    }

    /** @param declared its length, or {@link HeadRules#CHUNKED} */
    void begin(long declared, int offset) {
        length = declared;
        start = offset;
    }

    /** The most it can be. */
    long room() {
        return length == HeadRules.CHUNKED ? maxBytes : length;
    }

    /** Whether it is known to be here as a whole, so that it can be skipped. */
    boolean isHere() {
        return length != HeadRules.CHUNKED && received.end() - start >= length;
    }

    /** Whether the peer may be waiting for a word before it sends the body. */
    boolean isAwaited() {
        return length != 0 && received.end() == start;
    }

    /** Makes ready to read it; from here on the room is taken. */
    void open() {
        if (length == HeadRules.CHUNKED) {
            chunks.begin(start);
            return;
        }
        received.reserve(start + (int) length);
        request.moved(received.array());
    }

    /** Takes what arrived; whether the body is complete, and in the request. */
    boolean read() throws RequestRefused {
        if (length != HeadRules.CHUNKED) {
            return wholeLength();
        }
        if (!chunks.read(received.array(), received.end(), maxBytes)) {
            received.end(chunks.compact(received.array(), received.end()));
            return false;
        }
        request.body(start, chunks.length());
        return true;
    }

    private boolean wholeLength() {
        if (!isHere()) {
            return false;
        }
        request.body(start, (int) length);
        return true;
    }

    /** Where the next request begins, once this one is complete or is skipped. */
    int end() {
        return length == HeadRules.CHUNKED ? chunks.position() : start + (int) length;
    }
}
