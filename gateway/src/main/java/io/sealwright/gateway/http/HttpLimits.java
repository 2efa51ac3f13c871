// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.time.Duration;

/**
 * How much, and for how long, one peer may send.
 *
 * @param maxRequestLineBytes without its CRLF
 * @param maxHeaderBytes all header lines with their CRLFs, the empty one included
 * @param maxFields at most 64, since sets of fields are kept in a long
 * @param maxBodyBytes after the chunks' frames were removed
 * @param headTime from a request's first byte to the end of its head
 * @param bodyTime from a request's first byte to the end of its body
 * @param idleTime between two requests of a connection
 */
public record HttpLimits(
        int maxRequestLineBytes,
        int maxHeaderBytes,
        int maxFields,
        int maxBodyBytes,
        Duration headTime,
        Duration bodyTime,
        Duration idleTime) {

    /** What real clients need (Netty's own limits are smaller than a session token), and no more. */
    public static final HttpLimits DEFAULT = new HttpLimits(
            16 * 1024,
            32 * 1024,
            64,
            1024 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120));

    public HttpLimits {
        requireWithin("max-request-line-bytes", maxRequestLineBytes, 16, 1 << 20);
        requireWithin("max-header-bytes", maxHeaderBytes, 16, 1 << 20);
        requireWithin("max-fields", maxFields, 1, Long.SIZE);
        requireWithin("max-body-bytes", maxBodyBytes, 0, 1 << 26);
        requirePositive("head-time", headTime);
        requirePositive("body-time", bodyTime);
        requirePositive("idle-time", idleTime);
    }

    private static void requireWithin(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("http.%s is %d to %d, not %d".formatted(setting, least, most, value));
        }
    }

    private static void requirePositive(String setting, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("http.%s is at most an hour, and more than nothing".formatted(setting));
        }
    }
}
