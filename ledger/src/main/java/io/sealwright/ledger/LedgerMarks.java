// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the ledger records of itself: marks that make a frame void, and notes. */
final class LedgerMarks {
    private final FrameEncoder encoder = new FrameEncoder();

    /** Each use of a failed batch is made void under its own event id; its place tells which frame is meant. */
    List<SharedFrame> voids(String segment, long batchOffset, List<Batch.LostUse> uses) {
        List<SharedFrame> marks = new ArrayList<>();
        for (Batch.LostUse use : uses) {
            marks.add(frame(
                    FrameKind.VOID_MARK,
                    use.eventId(),
                    "{\"void\":{\"segment\":\"%s\",\"offset\":%d}}".formatted(segment, batchOffset + use.offset())));
        }
        return marks;
    }

    SharedFrame dropped(String segment, long offset, long bytes) {
        return frame(
                FrameKind.NOTE,
                new UUID(0, 0),
                "{\"dropped\":{\"segment\":\"%s\",\"offset\":%d,\"bytes\":%d}}".formatted(segment, offset, bytes));
    }

    private SharedFrame frame(FrameKind kind, UUID eventId, String event) {
        LedgerEntry entry = LedgerEntry.of(eventId, Basis.NONE, event.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = encoder.encode(kind, 0, 0, FrameEncoder.NO_CHANGE, entry);
        return new SharedFrame(kind, 0, 0, FrameEncoder.NO_CHANGE, bytes);
    }
}
