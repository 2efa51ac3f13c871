// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealwright.crypto.Sha256;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.vocabulary.ServiceException;
import java.util.Base64;

/** Puts a failure into the shape that its request asks for. */
final class Refusals {
    private static final int MAX_ECHO = 256;

    private Refusals() {}

    static ServiceException refusal(HttpRequest request, SignatureError error, String text) {
        return error.in(RefusalShape.of(request)).saying(text);
    }

    /** What a caller sent, cut to what a text may reasonably carry back. */
    static String echo(String text) {
        return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO);
    }

    /** How AWS shows an Authorization header since it stopped to echo it. */
    static String hashed(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(ISO_8859_1)));
    }
}
