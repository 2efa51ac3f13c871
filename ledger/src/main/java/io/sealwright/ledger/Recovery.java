// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Opens what an earlier life left: reads the newest segment and its link to the one before, so its time does not grow
 * with the ledger.
 *
 * <p>Whatever the newest segment's end looks like, the last batch is written again and synced before anything follows:
 * an earlier process may have left it in the page cache only, or a failed sync may have marked it clean there.
 */
final class Recovery {
    private final Disk disk;
    private final TrailerMac mac;

    /**
     * A ledger to go on with.
     *
     * @param position where the next batch goes
     * @param lastTrailer of the newest segment; 0 if it has no batch
     * @param droppedBytes of a batch that was never confirmed
     * @param newestMillis wall time of the newest batch, or of the segment if it has none
     */
    record Recovered(
            SegmentFile file,
            int number,
            ChainState state,
            long position,
            long lastTrailer,
            long droppedBytes,
            Origin origin,
            long newestMillis) {}

    Recovery(Disk disk, TrailerMac mac) {
        this.disk = disk;
        this.mac = mac;
    }

    /** Empty if there is no segment at all. */
    Optional<Recovered> recover() throws IOException, DamagedLedger {
        List<String> names = segmentNames(disk);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        requireGapless(names);
        String name = names.getLast();
        SegmentFile file = disk.open(name, Disk.Access.READ_WRITE);
        try {
            return Optional.of(recover(file, name, names.size()));
        } catch (IOException | DamagedLedger e) {
            file.close();
            throw e;
        }
    }

    static List<String> segmentNames(Disk disk) throws IOException {
        return disk.list().stream().filter(SegmentFormat::isSegment).sorted().toList();
    }

    private static void requireGapless(List<String> names) throws DamagedLedger {
        for (int i = 0; i < names.size(); i++) {
            if (SegmentFormat.number(names.get(i)) != i + 1) {
                throw new DamagedLedger(SegmentFormat.fileName(i + 1), 0, "the segment is missing");
            }
        }
    }

    private Recovered recover(SegmentFile file, String name, int number) throws IOException, DamagedLedger {
        SegmentBytes bytes = new SegmentBytes(file);
        byte[] encoded = header(bytes, name);
        SegmentHeader header = SegmentHeader.parse(encoded)
                .orElseThrow(() -> new DamagedLedger(name, 0, "the segment's header does not hold"));
        if (!header.macKeyId().equals(mac.keyId())) {
            throw new DamagedLedger(
                    name, 0, "made under the MAC key %s, not %s".formatted(header.macKeyId(), mac.keyId()));
        }
        if (!SegmentHeader.macHolds(encoded, mac)) {
            throw new DamagedLedger(name, 0, "the header's MAC does not hold under this key");
        }
        if (header.number() != number || header.segmentBytes() != bytes.length()) {
            throw new DamagedLedger(name, 0, "the header is that of another file");
        }
        requireLink(header);
        SegmentWalk walk = new SegmentWalk(bytes, ChainState.of(header, encoded), mac, SegmentWalk.Visitor.NONE);
        SegmentWalk.Stop stop = walk.walk(bytes.length());
        long dropped = settleTail(file, bytes, walk, stop, name);
        return new Recovered(
                file,
                number,
                walk.state(),
                stop.end(),
                stop.lastTrailer(),
                dropped,
                walk.newestOrigin().orElse(header.origin()),
                Math.max(stop.newestMillis(), header.createdMillis()));
    }

    private static byte[] header(SegmentBytes bytes, String name) throws IOException, DamagedLedger {
        if (bytes.length() < SegmentFormat.HEADER_BYTES) {
            throw new DamagedLedger(name, bytes.length(), "the file is shorter than a header");
        }
        return bytes.copy(0, SegmentFormat.HEADER_BYTES);
    }

    /** The header continues the segment before it; of that, only the last trailer, or the header, is read. */
    private void requireLink(SegmentHeader header) throws IOException, DamagedLedger {
        if (header.number() == 1) {
            return;
        }
        String name = SegmentFormat.fileName(header.number() - 1);
        try (SegmentFile file = disk.open(name, Disk.Access.READ)) {
            if (!lastChain(new SegmentBytes(file), header.previousTrailer())
                    .equals(Optional.of(header.previousChain()))) {
                throw new DamagedLedger(
                        name, header.previousTrailer(), "the next segment does not continue what is here");
            }
        }
    }

    /** Chain hash of the trailer at {@code offset}, or of the header if that is 0; empty if there is none. */
    static Optional<Blob> lastChain(SegmentBytes bytes, long offset) throws IOException {
        if (offset == 0 && bytes.length() >= SegmentFormat.HEADER_BYTES) {
            byte[] encoded = bytes.copy(0, SegmentFormat.HEADER_BYTES);
            return SegmentHeader.parse(encoded).map(_ -> Blob.owning(SegmentHeader.hash(encoded)));
        }
        if (offset < SegmentFormat.HEADER_BYTES || offset >= bytes.length()) {
            return Optional.empty();
        }
        return new SegmentScan(bytes, offset, bytes.length()).next() instanceof SegmentScan.Closing closing
                ? Optional.of(closing.trailer().chain())
                : Optional.empty();
    }

    /**
     * Where the batches of a segment end, as the header of the next one says: behind that is only what was given up. A
     * trailer that is not there makes it the file's end, so that reading finds the damage.
     */
    static long endBefore(SegmentBytes bytes, SegmentHeader next) throws IOException {
        if (next.reason() != SegmentHeader.Reason.FAILED) {
            return bytes.length();
        }
        if (next.previousTrailer() == 0) {
            return SegmentFormat.HEADER_BYTES;
        }
        if (next.previousTrailer() < SegmentFormat.HEADER_BYTES || next.previousTrailer() >= bytes.length()) {
            return bytes.length();
        }
        return new SegmentScan(bytes, next.previousTrailer(), bytes.length()).next()
                        instanceof SegmentScan.Closing closing
                ? closing.offset() + closing.bytes().length()
                : bytes.length();
    }

    private long settleTail(SegmentFile file, SegmentBytes bytes, SegmentWalk walk, SegmentWalk.Stop stop, String name)
            throws IOException, DamagedLedger {
        Tail.Verdict verdict = new Tail(bytes, walk.state(), mac).judge(stop);
        if (verdict instanceof Tail.Verdict.Damaged damaged) {
            throw new DamagedLedger(name, stop.badAt(), damaged.why());
        }
        long lastBatch = walk.lastBatchStart();
        int kept = (int) (stop.end() - lastBatch);
        file.write(lastBatch, ByteBuffer.wrap(bytes.copy(lastBatch, kept)));
        long dropped = 0;
        if (verdict instanceof Tail.Verdict.Torn torn) {
            dropped = torn.end() - stop.end();
            file.write(stop.end(), ByteBuffer.allocate((int) dropped));
        }
        file.sync();
        return dropped;
    }
}
