// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.LedgerReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The records of a ledger, each event once: a crash may leave one of them twice. */
record LedgerRecords(List<LedgerRecord> all) {

    static LedgerRecords of(Path folder) {
        List<LedgerRecord> records = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try {
            new LedgerReader(FileDisk.existing(folder))
                    .forEach(recorded -> LedgerRecord.read(recorded)
                            .filter(read -> seen.add(read.eventId()))
                            .ifPresent(records::add));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return new LedgerRecords(records);
    }

    Stream<LedgerRecord> of(String eventName) {
        return all.stream().filter(record -> record.eventName().equals(eventName));
    }

    /** How many records of an operation there are. */
    long count(String eventName) {
        return of(eventName).count();
    }
}
