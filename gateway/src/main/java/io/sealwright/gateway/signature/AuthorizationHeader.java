// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static io.sealwright.gateway.signature.Refusals.refusal;

import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.vocabulary.ServiceException;

/** Reads {@code Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…}. */
final class AuthorizationHeader {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private AuthorizationHeader() {}

    static StatedSignature read(HttpRequest request, int field) {
        int start = request.valueStart(field);
        int end = request.valueEnd(field);
        int algorithmEnd = indexOf(request.bytes(), start, end, ' ');
        if (!request.rangeIs(start, algorithmEnd, ALGORITHM)) {
            throw refusal(
                    request,
                    SignatureError.INCOMPLETE_SIGNATURE,
                    "Unsupported AWS 'algorithm': '" + Refusals.echo(request.text(start, algorithmEnd)) + "'");
        }
        StatedSignature stated = new StatedSignature();
        int at = algorithmEnd;
        while (at < end) {
            int comma = indexOf(request.bytes(), at, end, ',');
            parameter(request, field, stated, at, comma);
            at = comma + 1;
        }
        date(request, stated);
        requireAll(request, field, stated);
        return stated;
    }

    private static void parameter(HttpRequest request, int field, StatedSignature stated, int from, int to) {
        byte[] bytes = request.bytes();
        int start = from;
        int end = to;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        if (start == end) {
            return;
        }
        int equalSign = indexOf(bytes, start, end, '=');
        if (equalSign == end || !take(request, stated, start, equalSign, end)) {
            throw refusal(
                    request,
                    SignatureError.INCOMPLETE_SIGNATURE,
                    "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded"
                            + " with Base64): '" + hashed(request, field) + "'.");
        }
    }

    /** Keeps the value of a known key; false for an unknown key and for one that was there before. */
    private static boolean take(HttpRequest request, StatedSignature stated, int start, int equalSign, int end) {
        if (request.rangeIs(start, equalSign, "Credential") && stated.credentialEnd == 0) {
            stated.credentialStart = equalSign + 1;
            stated.credentialEnd = end;
            return true;
        }
        if (request.rangeIs(start, equalSign, "SignedHeaders") && stated.signedHeadersEnd == 0) {
            stated.signedHeadersStart = equalSign + 1;
            stated.signedHeadersEnd = end;
            return true;
        }
        if (request.rangeIs(start, equalSign, "Signature") && stated.signatureEnd == 0) {
            stated.signatureStart = equalSign + 1;
            stated.signatureEnd = end;
            return true;
        }
        return false;
    }

    private static void date(HttpRequest request, StatedSignature stated) {
        int field = request.find(HeaderName.X_AMZ_DATE);
        if (field < 0) {
            field = request.find(HeaderName.DATE);
        }
        if (field >= 0) {
            stated.dateStart = request.valueStart(field);
            stated.dateEnd = request.valueEnd(field);
        }
    }

    private static void requireAll(HttpRequest request, int field, StatedSignature stated) {
        boolean credential = stated.credentialEnd > stated.credentialStart;
        boolean signature = stated.signatureEnd > stated.signatureStart;
        boolean signedHeaders = stated.signedHeadersEnd > stated.signedHeadersStart;
        boolean date = stated.dateEnd > stated.dateStart;
        if (credential && signature && signedHeaders && date) {
            return;
        }
        throw incomplete(request, field, credential, signature, signedHeaders, date);
    }

    /** AWS names everything that is missing, in this order. */
    private static ServiceException incomplete(
            HttpRequest request,
            int field,
            boolean credential,
            boolean signature,
            boolean signedHeaders,
            boolean date) {
        String text = (credential ? "" : "Authorization header requires 'Credential' parameter. ")
                + (signature ? "" : "Authorization header requires 'Signature' parameter. ")
                + (signedHeaders ? "" : "Authorization header requires 'SignedHeaders' parameter. ")
                + (date ? "" : "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ")
                + "(Hashed with SHA-256 and encoded with Base64) Authorization="
                + hashed(request, field);
        return refusal(request, SignatureError.INCOMPLETE_SIGNATURE, text);
    }

    private static String hashed(HttpRequest request, int field) {
        return Refusals.hashed(request.text(request.valueStart(field), request.valueEnd(field)));
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    /** Where {@code wanted} is, or {@code end}. */
    private static int indexOf(byte[] bytes, int start, int end, char wanted) {
        int i = start;
        while (i < end && bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
