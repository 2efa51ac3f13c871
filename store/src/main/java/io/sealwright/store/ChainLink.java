// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What ties a row of {@code change_log} to the one before it and to the register of rows: its change id is a digest of
 * everything else in the row and of the id before. The ledger has each id with the change's record and the newest in
 * every trailer and checkpoint, so no row of the feed can be another one than the ledger knows.
 */
final class ChainLink {
    static final int NONCE_LENGTH = 16;
    static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private static final int SUM_LENGTH = 32;

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

    static ChainLink of(UUID previousId, String rowsWritten, byte[] nonce, BigInteger sum, int lane, RowSeal seal) {
        byte[] number = sum.mod(MODULUS).toByteArray();
        byte[] whole = new byte[SUM_LENGTH];
        int length = Math.min(number.length, SUM_LENGTH); // a sign byte may lead
        System.arraycopy(number, number.length - length, whole, SUM_LENGTH - length, length);
        return new ChainLink(previousId, rowsWritten, nonce, masked(whole, lane, nonce, seal));
    }

    UUID previousId() {
        return previousId;
    }

    String rowsWritten() {
        return rowsWritten;
    }

    byte[] nonce() {
        return nonce;
    }

    byte[] maskedSum() {
        return maskedSum;
    }

    /** What this lane's changes have added to the sum over the register, up to and with this one. */
    BigInteger sum(int lane, RowSeal seal) {
        return new BigInteger(1, masked(maskedSum, lane, nonce, seal));
    }

    /** The change id of the row that has this link. */
    UUID id(int lane, long number, String account, long committedAt, String touches, byte[] record, RowSeal seal) {
        byte[] digest = seal.digest(new RowBytes()
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
        ByteBuffer first = ByteBuffer.wrap(digest);
        return new UUID(first.getLong(), first.getLong());
    }

    /** XORed with a stream that nobody without the key can tell; the nonce is new for each change. */
    private static byte[] masked(byte[] sum, int lane, byte[] nonce, RowSeal seal) {
        byte[] mask =
                seal.mac(new RowBytes().text("mask").number(lane).bytes(nonce).toByteArray());
        byte[] masked = new byte[SUM_LENGTH];
        for (int i = 0; i < SUM_LENGTH; i++) {
            masked[i] = (byte) (sum[i] ^ mask[i]);
        }
        return masked;
    }
}
