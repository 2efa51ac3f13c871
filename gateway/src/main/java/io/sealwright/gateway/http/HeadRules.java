// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.util.List;
import java.util.Locale;

/**
 * What a whole head must and must not say, and how long its body is.
 *
 * <p>Each rule closes a door of request smuggling or an ambiguity of the signature: where two readers could disagree,
 * the request is refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, section 6.3</a>
 */
final class HeadRules {
    /** The body comes in chunks, its length is not known yet. */
    static final long CHUNKED = -1;

    /** Besides every {@code x-amz-*}. */
    private static final List<HeaderName> ONCE = List.of(
            HeaderName.AUTHORIZATION,
            HeaderName.HOST,
            HeaderName.DATE,
            HeaderName.CONTENT_TYPE,
            HeaderName.CONTENT_LENGTH,
            HeaderName.TRANSFER_ENCODING,
            HeaderName.CONTENT_ENCODING,
            HeaderName.EXPECT);

    private static final int MAX_LENGTH_DIGITS = 18;

    private HeadRules() {}

    static boolean mayRepeat(byte[] bytes, int nameStart, int nameEnd) {
        for (HeaderName name : ONCE) {
            if (name.is(bytes, nameStart, nameEnd)) {
                return false;
            }
        }
        return !HttpRequest.isAmz(bytes, nameStart, nameEnd);
    }

    /** Refuses what is not served, and tells the length of the body, or {@link #CHUNKED}. */
    static long check(HttpRequest request, HttpLimits limits) throws RequestRefused {
        int host = request.find(HeaderName.HOST);
        refuseUnless(
                host < 0 ? !request.keepAliveVersion() : request.valueEnd(host) > request.valueStart(host),
                HttpRefusal.MALFORMED);
        long length = bodyLength(request);
        refuseUnless(request.method() != HttpMethod.OTHER, HttpRefusal.METHOD_NOT_ALLOWED);
        refuseUnless(isAbsentOr(request, HeaderName.EXPECT, "100-continue"), HttpRefusal.UNKNOWN_EXPECTATION);
        refuseUnless(isAbsentOr(request, HeaderName.CONTENT_ENCODING, "identity"), HttpRefusal.ENCODED_BODY);
        refuseUnless(length <= limits.maxBodyBytes(), HttpRefusal.BODY_TOO_LARGE);
        return length;
    }

    private static long bodyLength(HttpRequest request) throws RequestRefused {
        int encoding = request.find(HeaderName.TRANSFER_ENCODING);
        int length = request.find(HeaderName.CONTENT_LENGTH);
        if (encoding < 0) {
            return length < 0 ? 0 : number(request, request.valueStart(length), request.valueEnd(length));
        }
        boolean exactlyChunked = request.rangeIs(request.valueStart(encoding), request.valueEnd(encoding), "chunked");
        refuseUnless(exactlyChunked && length < 0 && request.keepAliveVersion(), HttpRefusal.MALFORMED);
        return CHUNKED;
    }

    /** Digits and nothing else: no sign, no list, no blank. */
    private static long number(HttpRequest request, int start, int end) throws RequestRefused {
        refuseUnless(end > start && end - start <= MAX_LENGTH_DIGITS, HttpRefusal.MALFORMED);
        long number = 0;
        for (int i = start; i < end; i++) {
            byte digit = request.bytes()[i];
            refuseUnless(digit >= '0' && digit <= '9', HttpRefusal.MALFORMED);
            number = number * 10 + digit - '0';
        }
        return number;
    }

    static boolean expectsContinue(HttpRequest request) {
        return request.keepAliveVersion() && request.has(HeaderName.EXPECT);
    }

    /** Whether the connection ends with this request: HTTP/1.0, or the peer says so. */
    static boolean endsConnection(HttpRequest request) {
        if (!request.keepAliveVersion()) {
            return true;
        }
        int connection = request.find(HeaderName.CONNECTION);
        return connection >= 0
                && !equalsIgnoringCase(request, connection, "keep-alive")
                && request.text(request.valueStart(connection), request.valueEnd(connection))
                        .toLowerCase(Locale.ROOT)
                        .contains("close");
    }

    private static boolean isAbsentOr(HttpRequest request, HeaderName name, String value) {
        int field = request.find(name);
        return field < 0 || equalsIgnoringCase(request, field, value);
    }

    private static boolean equalsIgnoringCase(HttpRequest request, int field, String lowerCase) {
        int start = request.valueStart(field);
        if (request.valueEnd(field) - start != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Character.toLowerCase(request.bytes()[start + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static void refuseUnless(boolean allowed, HttpRefusal why) throws RequestRefused {
        if (!allowed) {
            throw new RequestRefused(why);
        }
    }
}
