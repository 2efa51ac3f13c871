// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the batches of one segment as far as they are whole; recovery, reader and verifier all read by it. */
final class SegmentWalk {
    private final SegmentBytes bytes;
    private final @Nullable TrailerMac mac;
    private final Visitor visitor;
    private ChainState state;
    private Optional<Origin> newestOrigin = Optional.empty();
    private long lastBatchStart = SegmentFormat.HEADER_BYTES;

    /** Sees frames before their trailer is proved: only {@link #batch} says that they hold. */
    interface Visitor {
        /** Nobody who looks. */
        Visitor NONE = new Visitor() {};

        default void frame(long index, SegmentScan.Frame frame) {}

        default void batch(SegmentScan.Closing closing) {}
    }

    /**
     * Where the walk stopped.
     *
     * @param end just after the last whole batch
     * @param lastTrailer where that batch's trailer begins; 0 if there is no whole batch
     * @param badAt where the first thing begins that is not right; {@code end} if nothing was found there
     * @param why empty if nothing was found
     */
    record Stop(long end, long lastTrailer, long badAt, Optional<String> why, long newestMillis) {}

    /** @param mac null if the key is not at hand: MACs are then not checked */
    SegmentWalk(SegmentBytes bytes, ChainState start, @Nullable TrailerMac mac, Visitor visitor) {
        this.bytes = bytes;
        this.state = start;
        this.mac = mac;
        this.visitor = visitor;
    }

    /** The state after the last whole batch. */
    ChainState state() {
        return state;
    }

    /** Who wrote the last whole batch. */
    Optional<Origin> newestOrigin() {
        return newestOrigin;
    }

    /** Where the last whole batch begins; the end of the header if there is none. */
    long lastBatchStart() {
        return lastBatchStart;
    }

    /** Reads whole batches up to {@code limit}. */
    Stop walk(long limit) throws IOException {
        SegmentScan scan = new SegmentScan(bytes, SegmentFormat.HEADER_BYTES, limit);
        ChainState open = state.copy();
        Stop stop = new Stop(SegmentFormat.HEADER_BYTES, 0, SegmentFormat.HEADER_BYTES, Optional.empty(), 0);
        while (true) {
            SegmentScan.Unit unit = scan.next();
            Optional<String> why = switch (unit) {
                case SegmentScan.Frame frame -> take(frame, open);
                case SegmentScan.Closing closing -> close(closing, open);
                case SegmentScan.Damage damage -> Optional.of(damage.why());
                case SegmentScan.End end ->
                    end.offset() == stop.end() ? Optional.empty() : Optional.of("a batch without trailer");
            };
            if (why.isPresent() || unit instanceof SegmentScan.End) {
                return new Stop(stop.end(), stop.lastTrailer(), unit.offset(), why, stop.newestMillis());
            }
            if (unit instanceof SegmentScan.Closing closing) {
                state = open;
                open = state.copy();
                newestOrigin = Optional.of(closing.trailer().origin());
                lastBatchStart = stop.end();
                long end = closing.offset() + closing.bytes().length();
                stop = new Stop(
                        end,
                        closing.offset(),
                        end,
                        Optional.empty(),
                        closing.trailer().wallMillis());
                visitor.batch(closing);
            }
        }
    }

    private Optional<String> take(SegmentScan.Frame frame, ChainState open) {
        boolean change = frame.kind() == FrameKind.CHANGE;
        if (!change
                && (frame.lane() != 0
                        || frame.number() != 0
                        || !frame.changeId().equals(FrameEncoder.NO_CHANGE))) {
            return Optional.of("a frame that is no change has a change's number");
        }
        if (change && frame.lane() >= SegmentFormat.MAX_LANES) {
            return Optional.of("a change of lane " + frame.lane());
        }
        if (change && frame.number() != open.nextNumber(frame.lane())) {
            return Optional.of("change %d of lane %d where %d is due"
                    .formatted(frame.number(), frame.lane(), open.nextNumber(frame.lane())));
        }
        if (change) {
            open.change(frame.lane(), frame.number(), frame.changeId());
        }
        visitor.frame(open.nextIndex(), frame);
        open.add(frame.leafHash().sharedBytes(), frame.length());
        return Optional.empty();
    }

    private Optional<String> close(SegmentScan.Closing closing, ChainState open) {
        byte[] encoded = closing.bytes().sharedBytes();
        if (mac != null && !Trailer.macHolds(encoded, mac)) {
            return Optional.of("the trailer's MAC does not hold under this key");
        }
        if (open.openFrames() == 0) {
            return Optional.of("a batch without frames");
        }
        return open.follow(closing.trailer(), encoded);
    }
}
