// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.server.config.LogConfig;
import io.sealwright.server.config.LogConfig.Format;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogsTest {
    private static final String FORGED = "a\nERROR forged\r\u001b[2J\u202e\u2028\"}\\";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void a_text_line_is_one_line_whatever_is_in_it() {
        String line = new TextFormatter().format(record(FORGED, null));

        assertThat(line)
                .isEqualTo("1970-01-01T00:00:00.007Z WARNING io.sealwright.x: "
                        + "a\\nERROR forged\\r\\u001b[2J\\u202e\\u2028\\\"}\\\\\n");
    }

    @Test
    void a_json_line_is_one_object_whatever_is_in_it() {
        String line = new JsonFormatter().format(record(FORGED, new IllegalStateException("why\n")));

        assertThat(line)
                .startsWith(
                        "{\"time\":\"1970-01-01T00:00:00.007Z\",\"level\":\"WARNING\",\"logger\":\"io.sealwright.x\","
                                + "\"message\":\"a\\nERROR forged\\r\\u001b[2J\\u202e\\u2028\\\"}\\\\\","
                                + "\"stack\":\"java.lang.IllegalStateException: why\\n at io.sealwright.server.log.LogsTest.")
                .endsWith("\"}\n");
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    }

    @Test
    void a_message_is_cut() {
        String line = new TextFormatter().format(record("x".repeat(100_000), null));

        assertThat(line).hasSizeLessThan(LineFormatter.MAX_MESSAGE + 100).endsWith("x…\n");
    }

    @Test
    void our_lines_come_from_the_chosen_level_on_and_those_of_libraries_only_when_they_warn() {
        var logs = Logs.configure(new LogConfig(Format.TEXT, System.Logger.Level.DEBUG), stream());

        System.getLogger("io.sealwright.y").log(System.Logger.Level.DEBUG, "ours {0}");
        System.getLogger("io.sealwright.y").log(System.Logger.Level.TRACE, "too fine");
        Logger.getLogger("io.netty").info("wire");
        Logger.getLogger("io.netty").warning("loud");
        logs.flush();

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("DEBUG io.sealwright.y: ours {0}\n", "WARNING io.netty: loud\n")
                .doesNotContain("too fine", "wire");
    }

    private PrintStream stream() {
        return new PrintStream(written, false, StandardCharsets.UTF_8);
    }

    private static LogRecord record(String message, @Nullable Throwable thrown) {
        var record = new LogRecord(Level.WARNING, message);
        record.setLoggerName("io.sealwright.x");
        record.setInstant(java.time.Instant.ofEpochMilli(7));
        record.setThrown(thrown);
        return record;
    }
}
