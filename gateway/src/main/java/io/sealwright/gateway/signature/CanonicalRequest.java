// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealwright.gateway.http.HttpRequest;

/**
 * Writes the canonical request of SigV4 from the bytes as received, without strings where there is no query.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Create
 *     a canonical request</a>
 */
final class CanonicalRequest {
    /** Bytes of a SHA-256 in hexadecimal. */
    static final int HASH_LENGTH = 64;

    private static final int FIXED_PARTS = 512;
    private static final byte[] NO_QUERY = {};

    private CanonicalRequest() {}

    /** Writes it into {@code out}; the hash of the body are its last {@link #HASH_LENGTH} bytes. */
    static void write(HttpRequest request, StatedSignature stated, SignatureScratch out) {
        byte[] query = canonicalQuery(request);
        begin(request, stated, query, out);
        method(request, out);
        path(request, out);
        rest(request, stated, query, out);
        out.hash(request.bytes(), request.bodyOffset(), request.bodyOffset() + request.bodyLength());
        out.appendDigest();
    }

    /**
     * Writes that of a request to a service outside, whose body is not here.
     *
     * @param asSent whether its path is taken as it was received, or encoded once more
     */
    static void writeForeign(
            HttpRequest request,
            StatedSignature stated,
            byte[] method,
            String payloadHash,
            boolean asSent,
            SignatureScratch out) {
        byte[] query = canonicalQuery(request);
        begin(request, stated, query, out);
        out.append(method);
        out.append((byte) '\n');
        if (asSent) {
            out.append(request.bytes(), request.pathStart(), request.pathEnd());
        } else {
            path(request, out);
        }
        rest(request, stated, query, out);
        out.append(payloadHash.getBytes(ISO_8859_1));
    }

    private static void begin(HttpRequest request, StatedSignature stated, byte[] query, SignatureScratch out) {
        int list = stated.signedHeadersEnd - stated.signedHeadersStart;
        int path = 3 * (request.pathEnd() - request.pathStart());
        out.begin(FIXED_PARTS + path + query.length + request.bodyOffset() + 2 * list);
    }

    /** From the end of the path to the hash of the body. */
    private static void rest(HttpRequest request, StatedSignature stated, byte[] query, SignatureScratch out) {
        out.append((byte) '\n');
        out.append(query);
        out.append((byte) '\n');
        headers(request, stated, out);
        out.append((byte) '\n');
        out.append(stated.text(request), stated.signedHeadersStart, stated.signedHeadersEnd);
        out.append((byte) '\n');
    }

    private static byte[] canonicalQuery(HttpRequest request) {
        if (!request.hasQuery()) {
            return NO_QUERY;
        }
        String query = request.text(request.queryStart(), request.queryEnd());
        return QueryString.parse(query).canonical().getBytes(ISO_8859_1);
    }

    private static void method(HttpRequest request, SignatureScratch out) {
        String name = request.method().name();
        for (int i = 0; i < name.length(); i++) {
            out.append((byte) name.charAt(i));
        }
        out.append((byte) '\n');
    }

    /**
     * The path as received, encoded once more, as every service but S3 has it. Dot segments are left: none is served.
     */
    private static void path(HttpRequest request, SignatureScratch out) {
        if (request.pathEnd() - request.pathStart() == 1) {
            out.append((byte) '/');
            return;
        }
        String path = request.text(request.pathStart(), request.pathEnd());
        out.append(QueryString.encode(path).replace("%2F", "/").getBytes(ISO_8859_1));
    }

    /**
     * Name, colon, value and LF of each signed name, in the list's order; {@link SignedHeaders} has checked the list.
     */
    private static void headers(HttpRequest request, StatedSignature stated, SignatureScratch out) {
        byte[] text = stated.text(request);
        int start = stated.signedHeadersStart;
        while (start < stated.signedHeadersEnd) {
            int end = start;
            int hash = 0;
            for (; end < stated.signedHeadersEnd && text[end] != ';'; end++) {
                hash = 31 * hash + text[end];
            }
            out.append(text, start, end);
            byte separator = ':';
            int field = request.find(text, start, end, hash, 0);
            while (field >= 0) {
                out.append(separator);
                value(request.bytes(), request.valueStart(field), request.valueEnd(field), out);
                separator = ',';
                field = request.find(text, start, end, hash, field + 1);
            }
            out.append((byte) '\n');
            start = end + 1;
        }
    }

    /** The value, trimmed by the parser already, with inner runs of blanks folded to one. */
    private static void value(byte[] bytes, int start, int end, SignatureScratch out) {
        int copied = start;
        for (int i = start; i < end; i++) {
            boolean ordinary = bytes[i] > ' ' || (bytes[i] == ' ' && bytes[i + 1] > ' ');
            if (ordinary) {
                continue;
            }
            out.append(bytes, copied, i);
            out.append((byte) ' ');
            while (bytes[i + 1] == ' ' || bytes[i + 1] == '\t') { // A value does not end in a blank.
                i++;
            }
            copied = i + 1;
        }
        out.append(bytes, copied, end);
    }
}
