// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.CRC32C;

/**
 * What closes a batch: from it on, the frames before it are in the ledger.
 *
 * <p>Form: magic (8) || length (u32) || CRC-32C of the rest (u32) || batch (u64) || first index (u64) || frames (u32)
 * || bytes of the frames (u32) || tree size (u64) || root (32) || node (16) || incarnation (u64) || wall time (u64,
 * milliseconds) || lanes (u16) || heads (26 each) || zeroes up to the alignment || chain hash (32) || MAC (32).
 *
 * @param batch counts from 1 over all segments
 * @param framesBytes bytes of the batch before the trailer, by which its start is found
 * @param chain SHA-256(chain before || leaf hash of each frame || this trailer from the batch number to the zeroes)
 */
record Trailer(
        long batch,
        long firstIndex,
        int frames,
        int framesBytes,
        long treeSize,
        Blob root,
        Origin origin,
        long wallMillis,
        SortedMap<Integer, ChangeHead> heads,
        Blob chain) {

    /** The first byte can begin no frame: as a length it would be 4 GB. The zero byte can be in no JSON. */
    static final long MAGIC = 0xFF535754000D0A01L;

    /** First byte that CRC, chain and MAC cover. */
    static final int COVERED = 16;

    static final int FIXED_BYTES = COVERED + 8 + 8 + 4 + 4 + 8 + 32 + 16 + 8 + 8 + 2;

    private static final int LANES = FIXED_BYTES - 2;
    private static final int AFTER_ZEROES = Sha256.BYTES + SegmentFormat.MAC_BYTES;

    /** Length of a trailer that begins at {@code offset}: it ends at a multiple of the alignment. */
    static int length(int lanes, long offset) {
        int bare = FIXED_BYTES + lanes * SegmentFormat.LANE_BYTES + AFTER_ZEROES;
        int zeroes = (int) (-(offset + bare) & (SegmentFormat.BATCH_ALIGNMENT - 1));
        return bare + zeroes;
    }

    /** All but CRC, chain and MAC, which {@link #finish} adds. */
    byte[] encodeOpen(long offset) {
        byte[] bytes = new byte[length(heads.size(), offset)];
        BigEndian.putI64(bytes, 0, MAGIC);
        BigEndian.putI32(bytes, 8, bytes.length);
        BigEndian.putI64(bytes, 16, batch);
        BigEndian.putI64(bytes, 24, firstIndex);
        BigEndian.putI32(bytes, 32, frames);
        BigEndian.putI32(bytes, 36, framesBytes);
        BigEndian.putI64(bytes, 40, treeSize);
        System.arraycopy(root.sharedBytes(), 0, bytes, 48, Sha256.BYTES);
        BigEndian.putUuid(bytes, 80, origin.node());
        BigEndian.putI64(bytes, 96, origin.incarnation());
        BigEndian.putI64(bytes, 104, wallMillis);
        BigEndian.putU16(bytes, LANES, heads.size());
        Heads.encode(heads, bytes, FIXED_BYTES);
        return bytes;
    }

    /** Updates {@code running} with what the chain covers of a trailer. */
    static void chain(Sha256 running, byte[] bytes) {
        running.update(bytes, COVERED, bytes.length - COVERED - AFTER_ZEROES);
    }

    static void finish(byte[] bytes, byte[] chain, TrailerMac mac, CRC32C crc) {
        int macAt = bytes.length - SegmentFormat.MAC_BYTES;
        System.arraycopy(chain, 0, bytes, macAt - Sha256.BYTES, Sha256.BYTES);
        mac.mac(bytes, COVERED, macAt - COVERED, bytes, macAt);
        BigEndian.putI32(bytes, 12, SegmentFormat.crc(crc, bytes, COVERED, bytes.length - COVERED));
    }

    /** Length that the fields of a possible trailer state, or -1 if no trailer at {@code offset} can have it. */
    static int statedLength(byte[] bytes, int at, int available, long offset) {
        if (available < FIXED_BYTES || BigEndian.i64(bytes, at) != MAGIC) {
            return -1;
        }
        int lanes = BigEndian.u16(bytes, at + LANES);
        int length = BigEndian.i32(bytes, at + 8);
        return lanes <= SegmentFormat.MAX_LANES && length == length(lanes, offset) ? length : -1;
    }

    /** Empty if the bytes are no trailer, or its CRC does not hold; chain and MAC are checked apart. */
    static Optional<Trailer> parse(byte[] bytes, long offset) {
        if (statedLength(bytes, 0, bytes.length, offset) != bytes.length
                || BigEndian.i32(bytes, 12)
                        != SegmentFormat.crc(new CRC32C(), bytes, COVERED, bytes.length - COVERED)) {
            return Optional.empty();
        }
        int lanes = BigEndian.u16(bytes, LANES);
        int chainAt = bytes.length - AFTER_ZEROES;
        for (int i = FIXED_BYTES + lanes * SegmentFormat.LANE_BYTES; i < chainAt; i++) {
            if (bytes[i] != 0) {
                return Optional.empty();
            }
        }
        return Heads.parse(bytes, FIXED_BYTES, lanes)
                .map(heads -> new Trailer(
                        BigEndian.i64(bytes, 16),
                        BigEndian.i64(bytes, 24),
                        BigEndian.i32(bytes, 32),
                        BigEndian.i32(bytes, 36),
                        BigEndian.i64(bytes, 40),
                        Blob.owning(Arrays.copyOfRange(bytes, 48, 80)),
                        new Origin(BigEndian.uuid(bytes, 80), BigEndian.i64(bytes, 96)),
                        BigEndian.i64(bytes, 104),
                        heads,
                        Blob.owning(Arrays.copyOfRange(bytes, chainAt, chainAt + Sha256.BYTES))));
    }

    static boolean macHolds(byte[] bytes, TrailerMac mac) {
        int macAt = bytes.length - SegmentFormat.MAC_BYTES;
        byte[] expected = new byte[SegmentFormat.MAC_BYTES];
        mac.mac(bytes, COVERED, macAt - COVERED, expected, 0);
        return Arrays.equals(expected, 0, expected.length, bytes, macAt, bytes.length);
    }
}
