// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static io.sealwright.gateway.signature.Refusals.refusal;

import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;
import java.util.Arrays;

/** The list of header names that a signature covers. */
final class SignedHeaders {

    private SignedHeaders() {}

    /**
     * The fields that are signed, one bit for each. The list is strictly ascending, as the canonical request has it, so
     * no name is in it twice.
     */
    static long fields(HttpRequest request, StatedSignature stated) {
        byte[] text = stated.text(request);
        long signed = 0;
        int previousStart = 0;
        int previousEnd = 0;
        int start = stated.signedHeadersStart;
        while (start <= stated.signedHeadersEnd) {
            int end = start;
            int hash = 0;
            for (; end < stated.signedHeadersEnd && text[end] != ';'; end++) {
                hash = 31 * hash + text[end];
            }
            long fields = fieldsNamed(request, text, start, end, hash);
            boolean ascending = Arrays.compareUnsigned(text, previousStart, previousEnd, text, start, end) < 0;
            if (fields == 0 || !ascending) {
                throw badName(request, stated.string(request, start, end), fields == 0);
            }
            signed |= fields;
            previousStart = start;
            previousEnd = end;
            start = end + 1;
        }
        return signed;
    }

    private static long fieldsNamed(HttpRequest request, byte[] text, int start, int end, int hash) {
        long fields = 0;
        int field = request.find(text, start, end, hash, 0);
        while (field >= 0) {
            fields |= 1L << field;
            field = request.find(text, start, end, hash, field + 1);
        }
        return fields;
    }

    private static RuntimeException badName(HttpRequest request, String name, boolean absent) {
        String echo = Refusals.echo(name);
        String text = absent
                ? "'" + echo + "' is named as a SignedHeader, but it does not exist in the HTTP request"
                : "'" + echo + "' is listed twice, or out of order, in the SignedHeaders of the AWS Authorization.";
        return refusal(request, SignatureError.INVALID_SIGNATURE, text);
    }

    /** Host, every {@code x-amz-*} and, for JSON services, the content type must be signed. */
    static void requireCovered(HttpRequest request, long signed, boolean json) {
        int host = request.find(HeaderName.HOST);
        if (host < 0 || isUnsigned(signed, host)) {
            throw unsigned(request, "'Host' or ':authority'");
        }
        long unsignedAmz = request.amzFields() & ~signed;
        if (unsignedAmz != 0) {
            int field = Long.numberOfTrailingZeros(unsignedAmz);
            throw unsigned(
                    request, "'" + Refusals.echo(request.text(request.nameStart(field), request.nameEnd(field))) + "'");
        }
        int contentType = request.find(HeaderName.CONTENT_TYPE);
        if (json && contentType >= 0 && isUnsigned(signed, contentType)) {
            throw unsigned(request, "'content-type'");
        }
    }

    private static boolean isUnsigned(long signed, int field) {
        return (signed & 1L << field) == 0;
    }

    private static RuntimeException unsigned(HttpRequest request, String what) {
        return refusal(
                request,
                SignatureError.INVALID_SIGNATURE,
                what + " must be a 'SignedHeader' in the AWS Authorization.");
    }
}
