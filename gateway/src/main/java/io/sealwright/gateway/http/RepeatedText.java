// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * A text that the requests of one connection repeat: made once, and kept as long as the next request has the same
 * bytes. Outlives the request, so it is for nothing secret. Confined to its connection.
 */
final class RepeatedText {
    private static final int LONGEST = 512;

    private byte[] bytes = {};
    private String text = "";

    String of(byte[] from, int start, int end) {
        if (Arrays.equals(bytes, 0, bytes.length, from, start, end)) {
            return text;
        }
        String made = new String(from, start, end - start, ISO_8859_1);
        if (end - start <= LONGEST) {
            bytes = Arrays.copyOfRange(from, start, end);
            text = made;
        }
        return made;
    }
}
