// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What an answer's body is. A closed set, so that no header is ever built from what a caller sent. */
public enum MediaType {
    AMZ_JSON_1_1("application/x-amz-json-1.1"),
    XML("text/xml"),
    TEXT("text/plain; charset=utf-8");

    @SuppressWarnings("ImmutableEnumChecker") // Never written to.
    private final byte[] line;

    MediaType(String name) {
        this.line = ("Content-Type: " + name + "\r\n").getBytes(US_ASCII);
    }

    byte[] headerLine() {
        return line;
    }
}
