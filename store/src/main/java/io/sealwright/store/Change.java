// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.vocabulary.AccountId;
import java.util.List;

/** One logical transaction: what it writes, what it touches, and its finished, redacted record. */
public final class Change {
    private final AccountId account;
    private final List<Touch> touches;
    private final byte[] record;
    private final Body body;

    /**
     * A change that {@link Store#commit} can write.
     *
     * @param account whose state changes; it chooses the lane
     * @param touches everything held that must be dropped
     * @param record the ledger's bytes for this change. Owned from here on: the caller must not write to the array
     */
    public Change(AccountId account, List<Touch> touches, byte[] record, Body body) {
        this.account = account;
        this.touches = List.copyOf(touches);
        this.record = record;
        this.body = body;
    }

    public AccountId account() {
        return account;
    }

    public List<Touch> touches() {
        return touches;
    }

    /** The live array, for reading only. */
    public byte[] record() {
        return record;
    }

    Body body() {
        return body;
    }
}
