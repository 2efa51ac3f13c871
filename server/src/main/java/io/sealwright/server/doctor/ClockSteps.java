// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import io.sealwright.server.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The clock is not behind what the ledger's files say of it. */
final class ClockSteps implements Check {
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        Path ledger = patient.data().resolve(DataFolder.LEDGER);
        if (!Files.isDirectory(ledger)) {
            return List.of();
        }
        Instant newest = Instant.EPOCH;
        try (Stream<Path> files = Files.walk(ledger)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                newest = written.isAfter(newest) ? written : newest;
            }
        }
        Duration behind = Duration.between(patient.clock().instant(), newest);
        return behind.compareTo(TOLERATED) <= 0
                ? List.of()
                : List.of(Finding.danger(
                        "the clock is %d minutes behind the ledger's newest file".formatted(behind.toMinutes()),
                        "set the clock: signatures are judged by it"));
    }
}
