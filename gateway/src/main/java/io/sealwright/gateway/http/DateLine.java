// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The {@code Date} line of answers, made once a second from the clock of the signature window: SDKs correct their own
 * clock by it. Thread-safe.
 */
final class DateLine {
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "'Date: 'EEE, dd MMM yyyy HH:mm:ss 'GMT\r\n'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private volatile Line line = new Line(Long.MIN_VALUE, new byte[0]);

    DateLine(InstantSource clock) {
        this.clock = clock;
    }

    byte[] now() {
        long second = Math.floorDiv(clock.millis(), 1000L);
        Line current = line;
        if (current.second != second) {
            current = new Line(
                    second, IMF_FIXDATE.format(Instant.ofEpochSecond(second)).getBytes(US_ASCII));
            line = current;
        }
        return current.bytes;
    }

    private static final class Line {
        private final long second;
        private final byte[] bytes;

        Line(long second, byte[] bytes) {
            this.second = second;
            this.bytes = bytes;
        }
    }
}
