// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.log;

import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** One record, one line: the parts that both forms of a line are made of. */
abstract sealed class LineFormatter extends Formatter permits TextFormatter, JsonFormatter {
    static final int MAX_MESSAGE = 4096;
    static final int MAX_NAME = 128;
    private static final int MAX_FRAMES = 12;
    private static final int MAX_CAUSES = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static String time(LogRecord record) {
        return TIME.format(record.getInstant());
    }

    static String level(LogRecord record) {
        int level = record.getLevel().intValue();
        if (level >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level >= Level.WARNING.intValue()) {
            return "WARNING";
        }
        return level >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    static String logger(LogRecord record) {
        String name = record.getLoggerName();
        return name == null ? "" : name;
    }

    /** The message with its parameters; one that does not fit its pattern stays as it is. */
    static String message(LogRecord record) {
        String message = record.getMessage();
        Object[] values = record.getParameters();
        if (message == null) {
            return "";
        }
        if (values == null || values.length == 0 || message.indexOf('{') < 0) {
            return message;
        }
        try {
            return new MessageFormat(message, Locale.ROOT).format(values);
        } catch (IllegalArgumentException notAPattern) {
            return message;
        }
    }

    /** The throwable, its first frames, and its causes, in one line. */
    static String stack(@Nullable Throwable thrown) {
        var text = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            text.append(depth == 0 ? "" : " caused by ").append(cause);
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                text.append(" at ").append(frames[i]);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
