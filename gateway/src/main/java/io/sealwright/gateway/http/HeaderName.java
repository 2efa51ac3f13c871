// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The name of a header in lower case, prepared for finding it in an {@link HttpRequest} without allocation. */
public final class HeaderName {
    public static final HeaderName AUTHORIZATION = new HeaderName("authorization");
    public static final HeaderName CONNECTION = new HeaderName("connection");
    public static final HeaderName CONTENT_ENCODING = new HeaderName("content-encoding");
    public static final HeaderName CONTENT_LENGTH = new HeaderName("content-length");
    public static final HeaderName CONTENT_TYPE = new HeaderName("content-type");
    public static final HeaderName DATE = new HeaderName("date");
    public static final HeaderName EXPECT = new HeaderName("expect");
    public static final HeaderName HOST = new HeaderName("host");
    public static final HeaderName REFERER = new HeaderName("referer");
    public static final HeaderName TRANSFER_ENCODING = new HeaderName("transfer-encoding");
    public static final HeaderName USER_AGENT = new HeaderName("user-agent");
    public static final HeaderName X_AMZ_CONTENT_SHA256 = new HeaderName("x-amz-content-sha256");
    public static final HeaderName X_AMZ_DATE = new HeaderName("x-amz-date");
    /** Begins with {@code x-amz-}, so that it occurs once and is signed, or the request is refused. */
    public static final HeaderName X_AMZ_SEALWRIGHT_FORWARD_TOKEN = new HeaderName("x-amz-sealwright-forward-token");

    public static final HeaderName X_AMZ_SECURITY_TOKEN = new HeaderName("x-amz-security-token");
    public static final HeaderName X_AMZ_TARGET = new HeaderName("x-amz-target");

    private final byte[] lowerCase;
    private final int hash;

    /** Prepares {@code name}, which must be in lower case. */
    public HeaderName(String name) {
        this.lowerCase = name.getBytes(US_ASCII);
        this.hash = hash(lowerCase, 0, lowerCase.length);
    }

    /** The hash by which fields are found: {@code 31 * h + byte}, over the name in lower case. */
    public static int hash(byte[] bytes, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    byte[] bytes() {
        return lowerCase;
    }

    int hash() {
        return hash;
    }

    boolean is(byte[] bytes, int start, int end) {
        return Arrays.equals(lowerCase, 0, lowerCase.length, bytes, start, end);
    }

    @Override
    public String toString() {
        return new String(lowerCase, US_ASCII);
    }
}
