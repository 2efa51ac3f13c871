// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

/**
 * Reads a request's head from the received bytes, line by line as they come, each byte once after its line's end was
 * found. The outcome does not depend on how the bytes were split on their way.
 *
 * <p>Stricter than RFC 9112 demands, so that no proxy before us can read a head in another way: a line ends in CRLF
 * only, a header line never begins with a blank (obs-fold), nothing stands between name and colon, no byte is a control
 * or beyond ASCII, the target is a path, and what matters occurs once.
 */
final class HeadParser {
    private static final int VERSION_LENGTH = "HTTP/1.1".length();

    private final HttpRequest request;
    private final HttpLimits limits;
    private int lineStart;
    private int searched;
    private int headersStart;

    HeadParser(HttpRequest request, HttpLimits limits) {
        this.request = request;
        this.limits = limits;
    }

    /** Starts with a request whose first byte is at {@code offset}. */
    void begin(byte[] bytes, int offset) {
        request.begin(bytes);
        lineStart = offset;
        searched = offset;
        headersStart = -1;
    }

    /** Where the next line begins: once the head is complete, where the body does. */
    int position() {
        return lineStart;
    }

    /** Reads on in the request's bytes, which reach to {@code end}; whether the head is complete. */
    boolean read(int end) throws RequestRefused {
        while (true) {
            byte[] bytes = request.bytes();
            int lineFeed = AsciiBytes.indexOfLineFeed(bytes, searched, end);
            int received = lineFeed < 0 ? end : lineFeed;
            requireWithinLimits(received);
            if (lineFeed < 0) {
                searched = end;
                return false;
            }
            int lineEnd = lineFeed - 1;
            require(lineEnd >= lineStart && bytes[lineEnd] == '\r');
            boolean last = headersStart >= 0 && lineEnd == lineStart;
            if (headersStart < 0) {
                requestLine(bytes, lineStart, lineEnd);
                headersStart = lineFeed + 1;
            } else if (!last) {
                field(bytes, lineStart, lineEnd);
            }
            lineStart = lineFeed + 1;
            searched = lineStart;
            if (last) {
                return true;
            }
        }
    }

    /** The same test for a line that is whole and one that is not, so that splitting changes nothing. */
    private void requireWithinLimits(int received) throws RequestRefused {
        if (headersStart < 0) {
            if (received - lineStart > limits.maxRequestLineBytes() + 1) {
                throw new RequestRefused(HttpRefusal.REQUEST_LINE_TOO_LONG);
            }
        } else if (received - headersStart >= limits.maxHeaderBytes()) {
            throw new RequestRefused(HttpRefusal.HEADERS_TOO_LARGE);
        }
    }

    private void requestLine(byte[] bytes, int start, int end) throws RequestRefused {
        int methodEnd = start;
        while (methodEnd < end && AsciiBytes.tokenLowerCase(bytes[methodEnd]) != 0) {
            methodEnd++;
        }
        int targetStart = methodEnd + 1;
        require(methodEnd > start && methodEnd < end && bytes[methodEnd] == ' ');
        int question = -1;
        int targetEnd = targetStart;
        for (; targetEnd < end && AsciiBytes.isTarget(bytes[targetEnd]); targetEnd++) {
            if (bytes[targetEnd] == '?' && question < 0) {
                question = targetEnd;
            }
        }
        require(targetEnd < end && bytes[targetEnd] == ' ');
        boolean http11 = isHttp11(bytes, targetEnd + 1, end);
        HttpMethod method = HttpMethod.read(bytes, start, methodEnd);
        require(bytes[targetStart] == '/' || (method == HttpMethod.OTHER && targetEnd > targetStart));
        request.target(method, targetStart, question < 0 ? targetEnd : question, targetEnd, http11);
    }

    /** Whether the version is HTTP/1.1; if not, it is HTTP/1.0. */
    private static boolean isHttp11(byte[] bytes, int start, int end) throws RequestRefused {
        require(end - start == VERSION_LENGTH
                && bytes[start] == 'H'
                && bytes[start + 1] == 'T'
                && bytes[start + 2] == 'T'
                && bytes[start + 3] == 'P'
                && bytes[start + 4] == '/'
                && isDigit(bytes[start + 5])
                && bytes[start + 6] == '.'
                && isDigit(bytes[start + 7]));
        boolean known = bytes[start + 5] == '1' && (bytes[start + 7] == '0' || bytes[start + 7] == '1');
        if (!known) {
            throw new RequestRefused(HttpRefusal.UNKNOWN_VERSION);
        }
        return bytes[start + 7] == '1';
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private void field(byte[] bytes, int start, int end) throws RequestRefused {
        if (!request.roomForField()) {
            throw new RequestRefused(HttpRefusal.HEADERS_TOO_LARGE);
        }
        int hash = 0;
        int nameEnd = start;
        for (; nameEnd < end; nameEnd++) {
            byte lowerCase = AsciiBytes.tokenLowerCase(bytes[nameEnd]);
            if (lowerCase == 0) {
                break;
            }
            bytes[nameEnd] = lowerCase;
            hash = 31 * hash + lowerCase;
        }
        require(nameEnd > start && nameEnd < end && bytes[nameEnd] == ':');
        for (int i = nameEnd + 1; i < end; i++) {
            require(AsciiBytes.isFieldValue(bytes[i]));
        }
        int valueStart = nameEnd + 1;
        while (valueStart < end && AsciiBytes.isBlank(bytes[valueStart])) {
            valueStart++;
        }
        int valueEnd = end;
        while (valueEnd > valueStart && AsciiBytes.isBlank(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        require(request.find(bytes, start, nameEnd, hash, 0) < 0 || HeadRules.mayRepeat(bytes, start, nameEnd));
        request.field(start, nameEnd, hash, valueStart, valueEnd);
    }

    private static void require(boolean wellFormed) throws RequestRefused {
        if (!wellFormed) {
            throw new RequestRefused(HttpRefusal.MALFORMED);
        }
    }
}
