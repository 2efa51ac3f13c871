// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The first 4,096 bytes of a segment: where it continues the chain, and all that is needed to go on from there without
 * reading an older segment. Its own hash is what the chain of its first batch starts from.
 *
 * @param number counts from 1
 * @param reason why a new segment was begun
 * @param firstIndex index of its first frame; the size of the tree before it
 * @param batch number of the last batch before it
 * @param previousChain chain hash that it continues: of the last trailer that holds, or of the header before if there
 *     is none in that segment; zero in the first segment
 * @param previousTrailer where that trailer begins in the segment before; 0 if there is none
 * @param createdMillis wall time
 * @param frontier of the tree before its first frame
 * @param heads last change of every lane
 */
record SegmentHeader(
        int number,
        Reason reason,
        Origin origin,
        long firstIndex,
        long batch,
        Blob previousChain,
        long previousTrailer,
        long createdMillis,
        UUID macKeyId,
        int segmentBytes,
        List<Blob> frontier,
        SortedMap<Integer, ChangeHead> heads) {

    /** Why a segment was begun; decides what may lie behind the last trailer of the one before. */
    enum Reason {
        /** There was none. */
        FIRST(0),
        /** The one before had no room for the next batch: nothing but zeroes follows its last trailer. */
        FULL(1),
        /** A write or sync of the one before failed: what follows its last trailer was given up. */
        FAILED(2);

        private static final Reason[] BY_CODE = {FIRST, FULL, FAILED};

        private final byte code;

        Reason(int code) {
            this.code = (byte) code;
        }
    }

    private static final long MAGIC = 0x53574C4544474552L; // "SWLEDGER"
    private static final int LISTS = 132;
    private static final int MAC = SegmentFormat.HEADER_BYTES - Sha256.BYTES - SegmentFormat.MAC_BYTES;
    private static final int HASH = SegmentFormat.HEADER_BYTES - Sha256.BYTES;

    byte[] encode(TrailerMac mac) {
        byte[] bytes = new byte[SegmentFormat.HEADER_BYTES];
        BigEndian.putI64(bytes, 0, MAGIC);
        BigEndian.putU16(bytes, 8, SegmentFormat.VERSION);
        bytes[10] = reason.code;
        BigEndian.putI32(bytes, 12, number);
        BigEndian.putUuid(bytes, 16, origin.node());
        BigEndian.putI64(bytes, 32, origin.incarnation());
        BigEndian.putI64(bytes, 40, firstIndex);
        BigEndian.putI64(bytes, 48, batch);
        System.arraycopy(previousChain.sharedBytes(), 0, bytes, 56, Sha256.BYTES);
        BigEndian.putI64(bytes, 88, previousTrailer);
        BigEndian.putI64(bytes, 96, createdMillis);
        BigEndian.putUuid(bytes, 104, macKeyId);
        BigEndian.putI64(bytes, 120, segmentBytes);
        BigEndian.putU16(bytes, 128, frontier.size());
        BigEndian.putU16(bytes, 130, heads.size());
        int at = LISTS;
        for (Blob hash : frontier) {
            System.arraycopy(hash.sharedBytes(), 0, bytes, at, Sha256.BYTES);
            at += Sha256.BYTES;
        }
        Heads.encode(heads, bytes, at);
        mac.mac(bytes, 0, MAC, bytes, MAC);
        new Sha256().update(bytes, 0, HASH).finish(bytes, HASH);
        return bytes;
    }

    /** Empty if the bytes are not a header whose hash holds; the MAC is checked apart, by {@link #macHolds}. */
    static Optional<SegmentHeader> parse(byte[] bytes) {
        if (bytes.length != SegmentFormat.HEADER_BYTES
                || BigEndian.i64(bytes, 0) != MAGIC
                || BigEndian.u16(bytes, 8) != SegmentFormat.VERSION
                || bytes[10] < 0
                || bytes[10] >= Reason.BY_CODE.length
                || !Arrays.equals(
                        hash(bytes), new Sha256().update(bytes, 0, HASH).finish())) {
            return Optional.empty();
        }
        int hashes = BigEndian.u16(bytes, 128);
        int lanes = BigEndian.u16(bytes, 130);
        long firstIndex = BigEndian.i64(bytes, 40);
        if (firstIndex < 0 || hashes != Long.bitCount(firstIndex) || lanes > SegmentFormat.MAX_LANES) {
            return Optional.empty();
        }
        List<Blob> frontier = new ArrayList<>();
        for (int i = 0; i < hashes; i++) {
            frontier.add(blob(bytes, LISTS + i * Sha256.BYTES));
        }
        return Heads.parse(bytes, LISTS + hashes * Sha256.BYTES, lanes)
                .map(heads -> new SegmentHeader(
                        BigEndian.i32(bytes, 12),
                        Reason.BY_CODE[bytes[10]],
                        new Origin(BigEndian.uuid(bytes, 16), BigEndian.i64(bytes, 32)),
                        firstIndex,
                        BigEndian.i64(bytes, 48),
                        blob(bytes, 56),
                        BigEndian.i64(bytes, 88),
                        BigEndian.i64(bytes, 96),
                        BigEndian.uuid(bytes, 104),
                        (int) BigEndian.i64(bytes, 120),
                        List.copyOf(frontier),
                        heads));
    }

    /** The hash from which the chain of the segment's batches starts. */
    static byte[] hash(byte[] encoded) {
        return Arrays.copyOfRange(encoded, HASH, encoded.length);
    }

    static boolean macHolds(byte[] encoded, TrailerMac mac) {
        byte[] expected = new byte[SegmentFormat.MAC_BYTES];
        mac.mac(encoded, 0, MAC, expected, 0);
        return Arrays.equals(expected, 0, expected.length, encoded, MAC, HASH);
    }

    private static Blob blob(byte[] bytes, int at) {
        return Blob.owning(Arrays.copyOfRange(bytes, at, at + Sha256.BYTES));
    }
}
