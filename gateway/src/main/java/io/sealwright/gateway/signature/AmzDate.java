// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The ISO-8601 basic format of signed dates: {@code 20250116T095814Z}, read without allocation. */
final class AmzDate {
    static final int LENGTH = "20250116T095814Z".length();
    static final int DAY_LENGTH = "20250116".length();

    /** What no well-formed date gives. */
    static final long MALFORMED = Long.MIN_VALUE;

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private AmzDate() {}

    static String format(long epochSecond) {
        return FORMAT.format(Instant.ofEpochSecond(epochSecond));
    }

    /** Seconds since 1970 of a range of {@code text}, or {@link #MALFORMED}. */
    static long epochSecond(byte[] text, int start, int end) {
        if (end - start != LENGTH || text[start + DAY_LENGTH] != 'T' || text[end - 1] != 'Z') {
            return MALFORMED;
        }
        int year = number(text, start, 4);
        int month = number(text, start + 4, 2);
        int day = number(text, start + 6, 2);
        int hour = number(text, start + 9, 2);
        int minute = number(text, start + 11, 2);
        int second = number(text, start + 13, 2);
        boolean real = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && hour >= 0 && hour < 24;
        if (!real || minute < 0 || minute > 59 || second < 0 || second > 59 || day > daysOf(month, year)) {
            return MALFORMED;
        }
        return epochDay(year, month, day) * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
    }

    private static int number(byte[] text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int daysOf(int month, int year) {
        int days = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
        return month == 2 && isLeap(year) ? days + 1 : days;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static long epochDay(int year, int month, int day) {
        long years = year - 1L;
        long leapDays = years / 4 - years / 100 + years / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
        int leapDay = month > 2 && isLeap(year) ? 1 : 0;
        return (year - 1970) * 365L + leapDays + DAYS_BEFORE_MONTH[month - 1] + leapDay + day - 1;
    }
}
