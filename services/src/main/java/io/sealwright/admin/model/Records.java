// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.ledger.LedgerEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What is recorded of calls, as the ledger has it. Every method reads files: not for an event loop. */
public interface Records {

    /**
     * The first record that is wanted, the newest part of the ledger first, and nothing that is older than a moment.
     */
    Optional<LedgerEntry> findNewest(Instant since, Predicate<LedgerEntry> wanted) throws IOException;

    /** Every record since a moment, and some before it. */
    void forEachSince(Instant since, Consumer<LedgerEntry> reader) throws IOException;
}
