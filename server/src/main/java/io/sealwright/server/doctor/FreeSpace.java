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

/**
 * The disk holds what the ledger will write. A server without room for records answers nothing, so this is said in days
 * at the pace of the last week.
 */
final class FreeSpace implements Check {
    private static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final long WARNED_DAYS = 30;
    private static final long DANGEROUS_DAYS = 7;
    private static final long LEAST = 1L << 30;
    private static final int MIB = 20;

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        long free = Files.getFileStore(patient.data()).getUsableSpace();
        long days = days(free, writtenLately(patient));
        String what = "%d MiB are free below the data folder".formatted(free >> MIB);
        if (days < DANGEROUS_DAYS) {
            return List.of(Finding.danger(
                    what + ": less than %d days at the pace of the last week".formatted(DANGEROUS_DAYS),
                    "make room now: without it every request is refused"));
        }
        if (days < WARNED_DAYS || free < LEAST) {
            return List.of(Finding.warning(what, "make room: without it every request is refused"));
        }
        return List.of();
    }

    private static long days(long free, long lately) {
        return lately == 0 ? Long.MAX_VALUE : free / Math.max(1, lately / LOOKED_BACK.toDays());
    }

    private static long writtenLately(Patient patient) throws IOException {
        Path ledger = patient.data().resolve(DataFolder.LEDGER);
        if (!Files.isDirectory(ledger)) {
            return 0;
        }
        Instant since = patient.clock().instant().minus(LOOKED_BACK);
        long bytes = 0;
        try (Stream<Path> files = Files.walk(ledger)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.getLastModifiedTime(file).toInstant().isAfter(since) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }
}
