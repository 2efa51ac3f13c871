// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How numbers with a unit are written in settings: {@code 64MiB}, {@code 25%}, {@code 30s}, {@code 4096}. */
final class Units {
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,12})(KiB|MiB|GiB)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2})%");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private Units() {}

    static boolean truth(Setting setting, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw SettingRefused.value(setting, text, "true or false is expected");
        };
    }

    static int count(Setting setting, String text) {
        if (!COUNT.matcher(text).matches()) {
            throw SettingRefused.value(setting, text, "a whole number is expected");
        }
        return Integer.parseInt(text);
    }

    static long bytes(Setting setting, String text) {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            throw SettingRefused.value(setting, text, "a size such as 65536, 512KiB, 64MiB or 1GiB is expected");
        }
        int shift = switch (matcher.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            case null -> 0;
            default -> throw new AssertionError("not in the pattern");
        };
        long number = Long.parseLong(matcher.group(1));
        SettingRefused.unless(number <= Long.MAX_VALUE >> shift, setting, text, "is out of range");
        return number << shift;
    }

    /** A size, or a share of {@code whole} such as {@code 25%}. */
    static long bytesOrShare(Setting setting, String text, long whole) {
        Matcher matcher = PERCENT.matcher(text);
        return matcher.matches() ? whole / 100 * Integer.parseInt(matcher.group(1)) : bytes(setting, text);
    }

    static Duration time(Setting setting, String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw SettingRefused.value(setting, text, "a time such as 500ms, 30s, 5m or 1h is expected");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> throw new AssertionError("not in the pattern");
        };
    }
}
