// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to measure and for how long.
 *
 * @param codecEcho the echo on Netty's own HTTP codec, for reference
 * @param credentials files in AWS's shared-credentials format; every profile is a principal
 * @param keys how many keys the requests spread over
 * @param spreadKeys how many keys the comparison with 10 keys uses
 * @param requests how many different signed requests there are of each kind
 * @param round the length of one timed round
 * @param rounds how often each kind is measured, in turn with the others
 * @param latencyRounds the same for the open loop
 * @param warmUp the longest warm-up of one kind
 * @param counted where the number of answers is written, for the check against the ledger
 */
record Settings(
        Server echo,
        Server codecEcho,
        Server sealwright,
        List<Path> credentials,
        Path data,
        int keys,
        int spreadKeys,
        int requests,
        Duration round,
        int rounds,
        int latencyRounds,
        Duration warmUp,
        List<Integer> connections,
        Path report,
        Path counted) {

    /** Where a server listens, its process and its JMX port. */
    record Server(int port, long pid, int jmxPort) {

        static Server parse(String text) {
            List<String> parts = List.of(text.split(":", -1));
            return new Server(
                    Integer.parseInt(parts.get(0)), Long.parseLong(parts.get(1)), Integer.parseInt(parts.get(2)));
        }
    }

    /** Reads {@code --name value} pairs; a missing or unknown one is refused by name. */
    static Settings parse(String... arguments) {
        var given = new Given(arguments);
        var settings = new Settings(
                Server.parse(given.take("--echo")),
                Server.parse(given.take("--codec-echo")),
                Server.parse(given.take("--sealwright")),
                Arrays.stream(given.take("--credentials").split(",", -1))
                        .map(Path::of)
                        .toList(),
                Path.of(given.take("--data")),
                given.number("--keys"),
                given.number("--spread-keys"),
                given.number("--requests"),
                Duration.ofMillis(given.number("--round-millis")),
                given.number("--rounds"),
                given.number("--latency-rounds"),
                Duration.ofSeconds(given.number("--warm-up-seconds")),
                Arrays.stream(given.take("--connections").split(",", -1))
                        .map(Integer::valueOf)
                        .toList(),
                Path.of(given.take("--report")),
                Path.of(given.take("--counted")));
        given.refuseRest();
        return settings;
    }

    /** {@code --name value} pairs. */
    static final class Given {

        private final Map<String, String> values = new HashMap<>();

        Given(String... arguments) {
            for (int at = 0; at + 1 < arguments.length; at += 2) {
                values.put(arguments[at], arguments[at + 1]);
            }
        }

        String take(String name) {
            String value = values.remove(name);
            if (value == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return value;
        }

        int number(String name) {
            return Integer.parseInt(take(name));
        }

        void refuseRest() {
            if (!values.isEmpty()) {
                throw new IllegalArgumentException("Unknown: " + values.keySet());
            }
        }
    }
}
