// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code eventTime} of records: ISO 8601 in UTC, to the second; written once a second, not once a record. */
final class EventTime {
    private long second = Long.MIN_VALUE;
    private String text = "";

    String of(Instant time) {
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return text;
    }
}
