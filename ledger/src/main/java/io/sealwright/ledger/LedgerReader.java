// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the ledger holds, in order of the tree. It may run beside the writer: it sees whole batches only.
 *
 * <p>It follows the chain and stops at the first thing that is not right; proving the whole is
 * {@link LedgerVerifier}'s.
 */
public final class LedgerReader {
    private final Disk disk;

    /**
     * One frame.
     *
     * @param index its place in the tree
     * @param lane 0, as {@code number}, for all but changes
     * @param leafHash RFC 9162 leaf hash of the frame's body
     */
    public record Recorded(
            long index, FrameKind kind, int lane, long number, UUID changeId, LedgerEntry entry, Blob leafHash) {}

    public LedgerReader(Disk disk) {
        this.disk = disk;
    }

    /**
     * Gives every frame to {@code reader}.
     *
     * @throws IOException if a segment cannot be read, or one before the newest is not whole; what came before was
     *     given to {@code reader}. In the newest, reading ends with the last whole batch, since the next may be under
     *     way
     */
    public void forEach(Consumer<Recorded> reader) throws IOException {
        List<String> names = Recovery.segmentNames(disk);
        read(names, 0, names.size(), reader);
    }

    /**
     * The same from the segment on that was being written at {@code since}, so that some frames may be older.
     *
     * @throws IOException as {@link #forEach}
     */
    public void forEachSince(Instant since, Consumer<Recorded> reader) throws IOException {
        List<String> names = Recovery.segmentNames(disk);
        int first = Math.max(0, names.size() - 1);
        while (first > 0 && header(names.get(first)).createdMillis() > since.toEpochMilli()) {
            first--;
        }
        read(names, first, names.size(), reader);
    }

    /**
     * The first frame that is {@code wanted}, looked for in the newest segment first, and no further back than the one
     * that was being written at {@code since}.
     *
     * @throws IOException as {@link #forEach}
     */
    public Optional<Recorded> findNewest(Instant since, Predicate<Recorded> wanted) throws IOException {
        List<String> names = Recovery.segmentNames(disk);
        for (int i = names.size() - 1; i >= 0; i--) {
            List<Recorded> found = new ArrayList<>(1);
            read(names, i, i + 1, recorded -> {
                if (found.isEmpty() && wanted.test(recorded)) {
                    found.add(recorded);
                }
            });
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
            if (header(names.get(i)).createdMillis() <= since.toEpochMilli()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void read(List<String> names, int first, int end, Consumer<Recorded> reader) throws IOException {
        for (int i = first; i < end; i++) {
            SegmentHeader next = i + 1 < names.size() ? header(names.get(i + 1)) : null;
            read(names.get(i), next, reader);
        }
    }

    private SegmentHeader header(String name) throws IOException {
        try (SegmentFile file = disk.open(name, Disk.Access.READ)) {
            return parse(name, new SegmentBytes(file));
        }
    }

    private static SegmentHeader parse(String name, SegmentBytes bytes) throws IOException {
        return SegmentHeader.parse(bytes.copy(0, SegmentFormat.HEADER_BYTES))
                .orElseThrow(() -> new IOException(name + ": the header does not hold"));
    }

    private void read(String name, @Nullable SegmentHeader next, Consumer<Recorded> reader) throws IOException {
        try (SegmentFile file = disk.open(name, Disk.Access.READ)) {
            SegmentBytes bytes = new SegmentBytes(file);
            SegmentHeader header = parse(name, bytes);
            Whole whole = new Whole(reader);
            byte[] encoded = bytes.copy(0, SegmentFormat.HEADER_BYTES);
            SegmentWalk walk = new SegmentWalk(bytes, ChainState.of(header, encoded), null, whole);
            SegmentWalk.Stop stop = walk.walk(next == null ? bytes.length() : Recovery.endBefore(bytes, next));
            if (next != null && stop.why().isPresent()) {
                throw new IOException("%s, byte %d: %s"
                        .formatted(name, stop.badAt(), stop.why().get()));
            }
        }
    }

    /** Holds frames back until their trailer is there. */
    private static final class Whole implements SegmentWalk.Visitor {
        private final Consumer<Recorded> reader;
        private final List<Recorded> open = new ArrayList<>();

        Whole(Consumer<Recorded> reader) {
            this.reader = reader;
        }

        @Override
        public void frame(long index, SegmentScan.Frame frame) {
            open.add(new Recorded(
                    index,
                    frame.kind(),
                    frame.lane(),
                    frame.number(),
                    frame.changeId(),
                    frame.entry(),
                    frame.leafHash()));
        }

        @Override
        public void batch(SegmentScan.Closing closing) {
            open.forEach(reader);
            open.clear();
        }
    }
}
