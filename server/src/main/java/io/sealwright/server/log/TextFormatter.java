// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.log;

import java.util.logging.LogRecord;

/** {@code 2026-01-01T00:00:00.000Z INFO logger: message}. */
final class TextFormatter extends LineFormatter {

    @Override
    public String format(LogRecord record) {
        var line = new StringBuilder(160)
                .append(time(record))
                .append(' ')
                .append(level(record))
                .append(' ');
        LogText.append(line, logger(record), MAX_NAME);
        line.append(": ");
        LogText.append(line, message(record), MAX_MESSAGE);
        if (record.getThrown() != null) {
            line.append(" | ");
            LogText.append(line, stack(record.getThrown()), MAX_MESSAGE);
        }
        return line.append('\n').toString();
    }
}
