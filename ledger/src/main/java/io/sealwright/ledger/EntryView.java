// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.UUID;

/**
 * An entry whose event still lies in the buffer it was written to, so that it is copied once, into the ledger. To be
 * appended before that buffer is used again.
 */
public final class EntryView implements EntrySource {
    private final UUID eventId;
    private final Basis basis;
    private final byte[] event;
    private final int eventLength;

    /** The first {@code eventLength} bytes of {@code event}, which stays the caller's. */
    public EntryView(UUID eventId, Basis basis, byte[] event, int eventLength) {
        this.eventId = eventId;
        this.basis = basis;
        this.event = event;
        this.eventLength = eventLength;
    }

    @Override
    public int length() {
        return LedgerEntry.FIXED_BYTES + basis.length() + eventLength;
    }

    @Override
    public void copyTo(byte[] target, int at) {
        LedgerEntry.write(eventId, basis, event, 0, eventLength, target, at);
    }

    /** The same in bytes of its own, for a record that outlives its writer's buffer. */
    public LedgerEntry toEntry() {
        return LedgerEntry.of(eventId, basis, event, 0, eventLength);
    }
}
