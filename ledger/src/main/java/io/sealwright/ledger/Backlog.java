// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.ledger.SharedFrame.Fate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * What came through the shared door, and the ledger's own marks, until the disk has it. A mark or a change stays, over
 * any number of failed batches, until one succeeds; a use fails with its batch. The writer's alone.
 */
final class Backlog {
    private final SharedDoor door;
    private final Deque<SharedFrame> marks = new ArrayDeque<>();
    private final Deque<SharedFrame> changes = new ArrayDeque<>();
    private final Deque<SharedFrame> uses = new ArrayDeque<>();
    private final List<SharedFrame> written = new ArrayList<>();

    Backlog(SharedDoor door) {
        this.door = door;
    }

    void mark(Collection<SharedFrame> more) {
        marks.addAll(more);
    }

    void drainDoor() {
        door.drainTo(changes, uses);
    }

    boolean hasMarks() {
        return !marks.isEmpty();
    }

    boolean hasUses() {
        return door.isFilled() || !uses.isEmpty();
    }

    boolean hasMarksOrChanges() {
        return !marks.isEmpty() || !changes.isEmpty();
    }

    /** Copies marks first, then changes, then uses if they may go; false if a frame is left over. */
    boolean copyTo(Batch batch, boolean withUses) {
        written.clear();
        return copy(marks, batch) && copy(changes, batch) && (!withUses || copy(uses, batch));
    }

    private boolean copy(Deque<SharedFrame> queue, Batch batch) {
        for (SharedFrame frame : queue) {
            if (!batch.add(frame)) {
                return false;
            }
            written.add(frame);
        }
        return true;
    }

    /** The batch of the last {@link #copyTo} is on the disk. */
    void durable() {
        forgetWritten(Fate.DURABLE);
    }

    /** It is not: its uses fail, marks and changes wait for the next. */
    void failed() {
        written.removeIf(frame -> frame.kind() != FrameKind.USE);
        forgetWritten(Fate.FAILED);
    }

    private void forgetWritten(Fate fate) {
        List<SharedFrame> awaited = new ArrayList<>();
        for (SharedFrame frame : written) {
            SharedFrame first = switch (frame.kind()) {
                case CHANGE -> changes.removeFirst();
                case USE -> uses.removeFirst();
                case VOID_MARK, NOTE -> marks.removeFirst();
            };
            if (first.kind() == FrameKind.CHANGE || first.kind() == FrameKind.USE) {
                awaited.add(first);
            }
        }
        written.clear();
        door.settle(awaited, fate);
    }

    /** No use can be recorded now: all that wait are told. */
    void failUses() {
        drainDoor();
        List<SharedFrame> given = List.copyOf(uses);
        uses.clear();
        door.settle(given, Fate.FAILED);
    }
}
