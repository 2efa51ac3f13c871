// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.LedgerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the ledger of a stopped server against the answers that the load generator counted: one record for each, no
 * more and no fewer. Only a crash writes a record twice, and there was none, so two of one event are a fault here.
 */
public final class LedgerCheck {

    private final Map<String, Long> records = new TreeMap<>();

    private LedgerCheck() {}

    /** Arguments: the ledger's folder, the file of counts. Exits 1 when they differ. */
    public static void main(String... arguments) throws IOException {
        var check = new LedgerCheck();
        new LedgerReader(FileDisk.at(Path.of(arguments[0]))).forEach(check::count);
        boolean equal = true;
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            String operation = line.substring(0, line.indexOf(' '));
            long answered = Long.parseLong(line.substring(operation.length() + 1));
            long recorded = check.records.getOrDefault(operation, 0L);
            equal &= answered == recorded;
            System.out.printf(
                    "ledger: %s answered %d, recorded %d%s%n",
                    operation, answered, recorded, answered == recorded ? "" : "  DIFFERENT");
        }
        System.exit(equal ? 0 : 1);
    }

    private void count(LedgerReader.Recorded recorded) {
        String event = new String(recorded.entry().event(), UTF_8);
        if (event.contains("\"eventName\":\"")) {
            records.merge(KmsCalls.member(event, "eventName"), 1L, Long::sum);
        }
    }
}
