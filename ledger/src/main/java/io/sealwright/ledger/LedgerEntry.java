// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.Arrays;
import java.util.UUID;

/**
 * The record of one outcome: the event, its id, and what decided. It is independent of lane and number, so that a
 * change can carry it in its own transaction before it has a number.
 *
 * <p>Form: version 1 (u8) || event id (16 bytes) || length of the basis (u32) || basis || event (the rest; CloudTrail
 * JSON). Immutable.
 */
public final class LedgerEntry implements EntrySource {
    static final byte VERSION = 1;

    private static final int EVENT_ID = 1;
    private static final int BASIS_LENGTH = EVENT_ID + 16;
    private static final int BASIS = BASIS_LENGTH + 4;

    /** What an entry is longer than its basis and event. */
    static final int FIXED_BYTES = BASIS;

    private final byte[] bytes;

    private LedgerEntry(byte[] bytes) {
        this.bytes = bytes;
    }

    public static LedgerEntry of(UUID eventId, Basis basis, byte[] event) {
        return of(eventId, basis, event, 0, event.length);
    }

    /**
     * Copies {@code length} bytes of {@code event} from {@code offset}, so that a writer's buffer can be used again.
     */
    public static LedgerEntry of(UUID eventId, Basis basis, byte[] event, int offset, int length) {
        byte[] bytes = new byte[BASIS + basis.length() + length];
        write(eventId, basis, event, offset, length, bytes, 0);
        return new LedgerEntry(bytes);
    }

    static void write(UUID eventId, Basis basis, byte[] event, int offset, int length, byte[] target, int at) {
        target[at] = VERSION;
        BigEndian.putUuid(target, at + EVENT_ID, eventId);
        BigEndian.putI32(target, at + BASIS_LENGTH, basis.length());
        basis.copyTo(target, at + BASIS);
        System.arraycopy(event, offset, target, at + BASIS + basis.length(), length);
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    /**
     * Reads what {@link #bytes} gave.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static LedgerEntry parse(byte[] bytes) {
        return owning(bytes.clone());
    }

    /** The same, but takes ownership of {@code bytes}. */
    static LedgerEntry owning(byte[] bytes) {
        if (bytes.length < BASIS || bytes[0] != VERSION) {
            throw new IllegalArgumentException("not a ledger entry of version " + VERSION);
        }
        int basisLength = BigEndian.i32(bytes, BASIS_LENGTH);
        if (basisLength < 0 || basisLength > bytes.length - BASIS) {
            throw new IllegalArgumentException("a ledger entry whose basis does not fit");
        }
        var _ = Basis.parse(Arrays.copyOfRange(bytes, BASIS, BASIS + basisLength));
        return new LedgerEntry(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The live array, for copying it to the disk. */
    byte[] sharedBytes() {
        return bytes;
    }

    public UUID eventId() {
        return BigEndian.uuid(bytes, EVENT_ID);
    }

    public Basis basis() {
        return Basis.parse(Arrays.copyOfRange(bytes, BASIS, eventOffset()));
    }

    public byte[] event() {
        return Arrays.copyOfRange(bytes, eventOffset(), bytes.length);
    }

    private int eventOffset() {
        return BASIS + BigEndian.i32(bytes, BASIS_LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerEntry that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "LedgerEntry[%s, %d bytes]".formatted(eventId(), bytes.length);
    }
}
