// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves a ledger offline: every frame and trailer, the chain over all segments, the tree's roots, the numbers of
 * changes and, if the key is given, every MAC. It names the first bad byte of each damaged segment, and says plainly
 * what it could not prove.
 *
 * <p>Reads only. Beside a running server it may take a batch in the making for an unfinished one, which is a remark.
 */
public final class LedgerVerifier {
    private final Disk disk;
    private final @Nullable TrailerMac mac;
    private final @Nullable Checkpoint since;

    private final List<Verification.Finding> problems = new ArrayList<>();
    private final List<Verification.Finding> remarks = new ArrayList<>();
    private long batches;
    private long frames;
    private long changes;
    private boolean sinceReached;
    private @Nullable ChainState state;

    private LedgerVerifier(Disk disk, @Nullable TrailerMac mac, @Nullable Checkpoint since) {
        this.disk = disk;
        this.mac = mac;
        this.since = since;
    }

    /**
     * Reads the whole ledger in {@code disk}.
     *
     * @param mac the key of the trailers, if it is at hand
     * @param since a checkpoint that the caller kept elsewhere: the ledger must still contain what it says
     */
    public static Verification verify(Disk disk, Optional<TrailerMac> mac, Optional<Checkpoint> since)
            throws IOException {
        return new LedgerVerifier(disk, mac.orElse(null), since.orElse(null)).verify();
    }

    private Verification verify() throws IOException {
        List<String> names = Recovery.segmentNames(disk);
        int count = 0;
        for (String name : names) {
            count++;
            if (SegmentFormat.number(name) != count) {
                problem(SegmentFormat.fileName(count), 0, "the segment is missing");
                count = SegmentFormat.number(name);
                state = null;
            }
            String next = SegmentFormat.fileName(count + 1);
            segment(name, count, names.contains(next) ? next : null);
        }
        if (names.isEmpty()) {
            problem(SegmentFormat.fileName(1), 0, "there is no segment");
        }
        compareWithCheckpoint();
        Optional<TreeHead> head = Optional.ofNullable(state).map(last -> new TreeHead(last.treeSize(), last.root()));
        return new Verification(names.size(), batches, frames, changes, head, problems, remarks, unproved());
    }

    private void segment(String name, int number, @Nullable String nextName) throws IOException {
        try (SegmentFile file = disk.open(name, Disk.Access.READ)) {
            SegmentBytes bytes = new SegmentBytes(file);
            if (bytes.length() < SegmentFormat.HEADER_BYTES) {
                problem(name, bytes.length(), "the file is shorter than a header");
                state = null;
                return;
            }
            byte[] encoded = bytes.copy(0, SegmentFormat.HEADER_BYTES);
            Optional<SegmentHeader> header = SegmentHeader.parse(encoded);
            if (header.isEmpty()) {
                problem(name, 0, "the segment's header does not hold");
                state = null;
                return;
            }
            header(name, number, header.get(), encoded, bytes.length());
            batches(name, bytes, ChainState.of(header.get(), encoded), nextName);
        }
    }

    private void header(String name, int number, SegmentHeader header, byte[] encoded, long length) {
        if (header.number() != number || header.segmentBytes() != length) {
            problem(name, 0, "the header is that of another file, or the file has another length");
        }
        if (mac != null && !header.macKeyId().equals(mac.keyId())) {
            problem(name, 0, "made under the MAC key %s, not %s".formatted(header.macKeyId(), mac.keyId()));
        } else if (mac != null && !SegmentHeader.macHolds(encoded, mac)) {
            problem(name, 0, "the header's MAC does not hold under this key");
        }
        ChainState expected = number == 1 ? ChainState.empty() : state;
        if (expected != null && !continues(header, expected)) {
            problem(name, 0, "the header does not continue what is before it");
        }
    }

    private static boolean continues(SegmentHeader header, ChainState before) {
        return header.previousChain().equals(before.chain())
                && header.firstIndex() == before.treeSize()
                && header.batch() == before.batch()
                && header.frontier().equals(before.frontier())
                && header.heads().equals(before.heads());
    }

    private void batches(String name, SegmentBytes bytes, ChainState start, @Nullable String nextName)
            throws IOException {
        SegmentWalk walk = new SegmentWalk(bytes, start, mac, new Counter(name));
        noticeCheckpoint(name, SegmentFormat.HEADER_BYTES, start.treeSize(), start.root());
        Optional<SegmentHeader> next = nextName == null ? Optional.empty() : nextHeader(nextName);
        long limit = next.isPresent() ? Recovery.endBefore(bytes, next.get()) : bytes.length();
        SegmentWalk.Stop stop = walk.walk(limit);
        state = walk.state();
        if (nextName == null) {
            newest(name, bytes, walk, stop);
            return;
        }
        if (stop.why().isPresent()) {
            problem(name, stop.badAt(), stop.why().get());
            state = null;
            return;
        }
        older(name, bytes, stop, next);
    }

    /** The tail of the newest segment is judged as recovery does. */
    private void newest(String name, SegmentBytes bytes, SegmentWalk walk, SegmentWalk.Stop stop) throws IOException {
        switch (new Tail(bytes, walk.state(), mac).judge(stop)) {
            case Tail.Verdict.Clean _ -> {}
            case Tail.Verdict.Torn torn ->
                remark(
                        name,
                        bytes.firstNonZero(stop.end()),
                        "an unfinished batch up to byte %d, which the next start drops".formatted(torn.end()));
            case Tail.Verdict.Damaged damaged -> problem(name, stop.badAt(), damaged.why());
        }
    }

    private void older(String name, SegmentBytes bytes, SegmentWalk.Stop stop, Optional<SegmentHeader> next)
            throws IOException {
        long behind = bytes.firstNonZero(stop.end());
        boolean givenUp = next.isPresent() && next.get().reason() == SegmentHeader.Reason.FAILED;
        if (next.isPresent() && next.get().previousTrailer() != stop.lastTrailer()) {
            problem(name, stop.end(), "the next segment continues another trailer than the last one here");
        }
        if (behind >= 0 && givenUp) {
            remark(name, behind, "bytes of a failed write, given up by the next segment");
        } else if (behind >= 0) {
            problem(name, behind, "bytes behind the last batch");
        }
    }

    private Optional<SegmentHeader> nextHeader(String name) throws IOException {
        try (SegmentFile file = disk.open(name, Disk.Access.READ)) {
            SegmentBytes bytes = new SegmentBytes(file);
            return bytes.length() < SegmentFormat.HEADER_BYTES
                    ? Optional.empty()
                    : SegmentHeader.parse(bytes.copy(0, SegmentFormat.HEADER_BYTES));
        }
    }

    /** Counts, and compares the tree with the checkpoint when it has the checkpoint's size. */
    private final class Counter implements SegmentWalk.Visitor {
        private final String name;

        Counter(String name) {
            this.name = name;
        }

        @Override
        public void frame(long index, SegmentScan.Frame frame) {
            frames++;
            if (frame.kind() == FrameKind.CHANGE) {
                changes++;
            }
        }

        @Override
        public void batch(SegmentScan.Closing closing) {
            batches++;
            noticeCheckpoint(
                    name,
                    closing.offset(),
                    closing.trailer().treeSize(),
                    closing.trailer().root());
        }
    }

    /** Checkpoints are made between batches, so their size is that of the tree at a trailer or a header. */
    private void noticeCheckpoint(String name, long offset, long size, Blob root) {
        if (since == null || sinceReached || size != since.head().size()) {
            return;
        }
        sinceReached = true;
        if (!root.equals(since.head().root())) {
            problem(name, offset, "the tree of size %d has another root than the checkpoint".formatted(size));
        }
    }

    private void compareWithCheckpoint() {
        ChainState last = state;
        if (since == null || sinceReached || last == null) {
            return;
        }
        String name = SegmentFormat.fileName(1);
        problem(
                name,
                0,
                since.head().size() > last.treeSize()
                        ? "the ledger has %d frames, the checkpoint %d: its end is lost"
                                .formatted(last.treeSize(), since.head().size())
                        : "no batch ends at the checkpoint's size %d"
                                .formatted(since.head().size()));
    }

    private List<String> unproved() {
        List<String> unproved = new ArrayList<>();
        if (mac == null) {
            unproved.add("without the key: that nobody wrote the ledger anew, with a chain and a tree of its own");
        }
        if (since == null) {
            unproved.add(
                    "without a checkpoint from elsewhere: that nothing is missing at the end, and that the whole was"
                            + " not replaced by someone who has the key");
        } else if (!sinceReached && state == null) {
            unproved.add("that the checkpoint is contained: the ledger could not be followed so far");
        }
        return unproved;
    }

    private void problem(String name, long offset, String what) {
        problems.add(new Verification.Finding(name, offset, what));
    }

    private void remark(String name, long offset, String what) {
        remarks.add(new Verification.Finding(name, offset, what));
    }
}
