// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealwright.gateway.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its signature: ranges of text, nothing checked but that they are there.
 *
 * <p>In the header form they are ranges of the request's own bytes; in the query form, which is rare, of a copy that
 * was percent-decoded.
 */
final class StatedSignature {
    private static final int SLASHES = 4;

    private final byte @Nullable [] ownText;

    int credentialStart;
    int credentialEnd;
    int signedHeadersStart;
    int signedHeadersEnd;
    int signatureStart;
    int signatureEnd;
    int dateStart;
    int dateEnd;

    /** How long a presigned request stays good, in seconds; zero in the header form. */
    int expires;

    private int keyIdEnd;
    private int scopeDateEnd;
    private int regionEnd;
    private int serviceEnd;
    private boolean fiveElements;

    /** In the header form. */
    StatedSignature() {
        this(null);
    }

    /** In the query form, of the decoded {@code ownText}. */
    StatedSignature(byte @Nullable [] ownText) {
        this.ownText = ownText;
    }

    boolean isPresigned() {
        return ownText != null;
    }

    /** What the ranges point into. Asked for anew each time: a request's array may grow until its body is there. */
    byte[] text(HttpRequest request) {
        return ownText == null ? request.bytes() : ownText;
    }

    String string(HttpRequest request, int start, int end) {
        return new String(text(request), start, end - start, ISO_8859_1);
    }

    /** The access key id, once {@link #splitCredential} found it. */
    String keyId(HttpRequest request) {
        return ownText == null
                ? request.text(HttpRequest.Repeated.CALLER, credentialStart, keyIdEnd)
                : string(request, credentialStart, keyIdEnd);
    }

    /** Finds the five elements of the credential, if it has exactly five. */
    void splitCredential(HttpRequest request) {
        byte[] text = text(request);
        int count = 0;
        for (int i = credentialStart; i < credentialEnd; i++) {
            if (text[i] == '/') {
                slash(count++, i);
            }
        }
        fiveElements = count == SLASHES;
    }

    private void slash(int index, int at) {
        switch (index) {
            case 0 -> keyIdEnd = at;
            case 1 -> scopeDateEnd = at;
            case 2 -> regionEnd = at;
            case 3 -> serviceEnd = at;
            default -> {}
        }
    }

    boolean hasFiveElements() {
        return fiveElements;
    }

    int keyIdEnd() {
        return keyIdEnd;
    }

    /** The scope: date, Region, service and terminator, up to {@link #credentialEnd}. */
    int scopeStart() {
        return keyIdEnd + 1;
    }

    int scopeDateEnd() {
        return scopeDateEnd;
    }

    int regionStart() {
        return scopeDateEnd + 1;
    }

    int regionEnd() {
        return regionEnd;
    }

    int serviceStart() {
        return regionEnd + 1;
    }

    int serviceEnd() {
        return serviceEnd;
    }

    int terminatorStart() {
        return serviceEnd + 1;
    }
}
