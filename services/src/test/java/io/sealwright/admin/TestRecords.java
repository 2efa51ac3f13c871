// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin;

import io.sealwright.admin.model.Records;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The records of a test's ledger. */
public record TestRecords(LedgerReader reader) implements Records {

    @Override
    public Optional<LedgerEntry> findNewest(Instant since, Predicate<LedgerEntry> wanted) throws IOException {
        return reader.findNewest(since, recorded -> wanted.test(recorded.entry()))
                .map(LedgerReader.Recorded::entry);
    }

    @Override
    public void forEachSince(Instant since, Consumer<LedgerEntry> each) throws IOException {
        reader.forEachSince(since, recorded -> each.accept(recorded.entry()));
    }
}
