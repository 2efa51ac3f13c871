// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.admin.model.Records;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The records of this node's ledger, read beside its writer; by one at a time, since a search takes a processor. */
final class LedgerRecords implements Records {
    private final LedgerReader reader;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    LedgerRecords(LedgerReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<LedgerEntry> findNewest(Instant since, Predicate<LedgerEntry> wanted) throws IOException {
        oneAtATime.lock();
        try {
            return reader.findNewest(since, recorded -> wanted.test(recorded.entry()))
                    .map(LedgerReader.Recorded::entry);
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public void forEachSince(Instant since, Consumer<LedgerEntry> each) throws IOException {
        oneAtATime.lock();
        try {
            reader.forEachSince(since, recorded -> each.accept(recorded.entry()));
        } finally {
            oneAtATime.unlock();
        }
    }
}
