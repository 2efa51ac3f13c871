// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code sealwright clock trust}: an operator's recorded word that the server's clock is right, so that what cannot be
 * undone waits no longer. He says what time it is by his own watch.
 */
final class ClockTrust implements Command {
    private static final String TIME = "--time";

    @Override
    public String words() {
        return "clock trust";
    }

    @Override
    public String summary() {
        return "says that the server's clock is right: --time 2026-11-24T12:00:00Z, by your own watch [--data DIR] ...";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed, InterruptedException {
        List<String> known =
                Stream.concat(Stream.of(TIME), ApiClient.FLAGS.stream()).toList();
        Map<String, String> flags = Options.read(words(), arguments, known);
        String answer = ApiClient.of(terminal, flags)
                .send(
                        "TrustClock",
                        "{\"Time\":%d}".formatted(time(flags.get(TIME)).getEpochSecond()));
        Reply.of(flags)
                .print(answer, (_, out) -> out.println("The clock is trusted; this is on the record."), terminal.out());
        return 0;
    }

    private static Instant time(@org.jspecify.annotations.Nullable String text) throws CommandFailed {
        if (text == null) {
            throw CommandFailed.usage("clock trust needs --time, such as --time 2026-11-24T12:00:00Z");
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw CommandFailed.usage("--time is written like 2026-11-24T12:00:00Z, not " + text);
        }
    }
}
