// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.log;

import java.util.logging.LogRecord;

/**
 * One JSON object a line: {@code time}, {@code level}, {@code logger}, {@code message}, and {@code stack} of a fault.
 */
final class JsonFormatter extends LineFormatter {

    @Override
    public String format(LogRecord record) {
        var line = new StringBuilder(200)
                .append("{\"time\":\"")
                .append(time(record))
                .append("\",\"level\":\"")
                .append(level(record));
        member(line, "logger", logger(record), MAX_NAME);
        member(line, "message", message(record), MAX_MESSAGE);
        if (record.getThrown() != null) {
            member(line, "stack", stack(record.getThrown()), MAX_MESSAGE);
        }
        return line.append("\"}\n").toString();
    }

    private static void member(StringBuilder line, String name, String value, int limit) {
        line.append("\",\"").append(name).append("\":\"");
        LogText.append(line, value, limit);
    }
}
