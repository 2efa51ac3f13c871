// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What ties a row of {@code change_log} to the one before it and to the register of rows: its change id is a MAC of
 * everything else in the row and of the id before, so nobody without the key makes one. The ledger has each id with the
 * change's record and the newest in every trailer and checkpoint, so no row of the feed can be another one than the
 * ledger knows.
 */
final class ChainLink {
    static final int NONCE_LENGTH = 16;
    static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private static final int SUM_LENGTH = 32;

    /** In the place of the rows that were written: the change registered all that was there. */
    private static final String ADOPTED = "*";

    private final UUID previousId;
    private final String rowsWritten;
    private final byte[] nonce;
    private final byte[] maskedSum;

    ChainLink(UUID previousId, String rowsWritten, byte[] nonce, byte[] maskedSum) {
        this.previousId = previousId;
        this.rowsWritten = rowsWritten;
        this.nonce = nonce;
        this.maskedSum = maskedSum;
    }

    /** What follows {@code previous} under the number {@code number}. */
    static ChainLink of(
            UUID previous,
            RowRegister.Settled settled,
            byte[] nonce,
            BigInteger sum,
            int lane,
            long number,
            RowSeal seal) {
        byte[] digits = sum.mod(MODULUS).toByteArray();
        byte[] whole = new byte[SUM_LENGTH];
        int length = Math.min(digits.length, SUM_LENGTH); // a sign byte may lead
        System.arraycopy(digits, digits.length - length, whole, SUM_LENGTH - length, length);
        byte[] mask = mask(lane, number, previous, nonce, seal);
        return new ChainLink(previous, settled.adopted() ? ADOPTED : settled.rows(), nonce, xor(whole, mask));
    }

    UUID previousId() {
        return previousId;
    }

    String rowsWritten() {
        return rowsWritten;
    }

    /** Whether the change registered all that was there, once in the life of a store. */
    boolean adopts() {
        return rowsWritten.equals(ADOPTED);
    }

    /** About each row that the change wrote. */
    Stream<RowNote> notes() {
        return adopts() ? Stream.empty() : rowsWritten.lines().map(RowNote::parse);
    }

    byte[] nonce() {
        return nonce;
    }

    byte[] maskedSum() {
        return maskedSum;
    }

    /** What this lane's changes have added to the sum over the register, up to and with this one. */
    BigInteger sum(int lane, long number, RowSeal seal) {
        return new BigInteger(1, xor(maskedSum, mask(lane, number, previousId, nonce, seal)));
    }

    /** The change id of the row that has this link. */
    UUID id(int lane, long number, String account, long committedAt, String touches, byte[] record, RowSeal seal) {
        byte[] mac = seal.mac(new RowBytes()
                .text("sealwright/change/v1")
                .number(previousId.getMostSignificantBits())
                .number(previousId.getLeastSignificantBits())
                .number(lane)
                .number(number)
                .text(account)
                .number(committedAt)
                .text(touches)
                .text(rowsWritten)
                .bytes(nonce)
                .bytes(maskedSum)
                .bytes(record)
                .toByteArray());
        ByteBuffer first = ByteBuffer.wrap(mac);
        return new UUID(first.getLong(), first.getLong());
    }

    /** A stream that nobody without the key can tell, for this change alone. */
    private static byte[] mask(int lane, long number, UUID previousId, byte[] nonce, RowSeal seal) {
        return seal.mac(new RowBytes()
                .text("mask")
                .number(lane)
                .number(number)
                .number(previousId.getMostSignificantBits())
                .number(previousId.getLeastSignificantBits())
                .bytes(nonce)
                .toByteArray());
    }

    private static byte[] xor(byte[] sum, byte[] mask) {
        byte[] masked = new byte[SUM_LENGTH];
        for (int i = 0; i < SUM_LENGTH; i++) {
            masked[i] = (byte) (sum[i] ^ mask[i]);
        }
        return masked;
    }
}
