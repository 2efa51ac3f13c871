// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopTest {
    private static final int CALLS_BEFORE = 300;

    @TempDir
    Path folder;

    @Test
    void sigterm_under_load_answers_what_is_in_flight_seals_the_ledger_and_exits_0() throws Exception {
        Path data = folder.resolve("data");
        Acknowledged acknowledged;
        try (RunningServer server = RunningServer.start(data)) {
            Load load = Load.on(server.credentials(), 1);
            while (load.answered() < CALLS_BEFORE && server.isAlive()) {
                Thread.sleep(10);
            }

            server.terminate();

            assertThat(server.awaitEnd()).isZero();
            acknowledged = load.end();
        }
        // What was done was answered: a record without an answer would be a call that was cut off.
        assertThat(LedgerRecords.of(data.resolve("ledger")).all().stream()
                        .map(LedgerRecord::requestId)
                        .filter(id -> !id.isEmpty())
                        .collect(toSet()))
                .isEqualTo(acknowledged.calls().keySet());
        Distribution.requireLedgerVerifies(data);
    }
}
