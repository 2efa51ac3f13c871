// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

/** The method of a request, as far as it matters here. */
public enum HttpMethod {
    GET,
    HEAD,
    POST,
    /** Any other, answered 405. */
    OTHER;

    private static final int LONGEST = 4;

    /** Reads it from {@code bytes}; methods are case-sensitive (RFC 9110, section 9.1). */
    static HttpMethod read(byte[] bytes, int start, int end) {
        if (end - start > LONGEST) {
            return OTHER;
        }
        int word = 0;
        for (int i = start; i < end; i++) {
            word = word << 8 | bytes[i];
        }
        return switch (word) {
            case 'G' << 16 | 'E' << 8 | 'T' -> GET;
            case 'H' << 24 | 'E' << 16 | 'A' << 8 | 'D' -> HEAD;
            case 'P' << 24 | 'O' << 16 | 'S' << 8 | 'T' -> POST;
            default -> OTHER;
        };
    }
}
