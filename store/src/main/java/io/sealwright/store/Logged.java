// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code change_log}, whole. One that was written before rows were registered has no link. */
final class Logged {
    private final int lane;
    private final long number;
    private final UUID changeId;
    private final String account;
    private final long committedAt;
    private final String touches;
    private final byte[] record;
    private final @Nullable ChainLink link;

    Logged(
            int lane,
            long number,
            UUID changeId,
            String account,
            long committedAt,
            String touches,
            byte[] record,
            @Nullable ChainLink link) {
        this.lane = lane;
        this.number = number;
        this.changeId = changeId;
        this.account = account;
        this.committedAt = committedAt;
        this.touches = touches;
        this.record = record;
        this.link = link;
    }

    static Logged of(
            int lane, long number, Change change, long committedAt, String touches, ChainLink link, RowSeal seal) {
        String account = change.account().digits();
        UUID id = link.id(lane, number, account, committedAt, touches, change.record(), seal);
        return new Logged(lane, number, id, account, committedAt, touches, change.record(), link);
    }

    static Logged unregistered(int lane, long number, UUID changeId, Change change, long committedAt, String touches) {
        return new Logged(
                lane, number, changeId, change.account().digits(), committedAt, touches, change.record(), null);
    }

    int lane() {
        return lane;
    }

    long number() {
        return number;
    }

    UUID changeId() {
        return changeId;
    }

    String account() {
        return account;
    }

    long committedAt() {
        return committedAt;
    }

    String touches() {
        return touches;
    }

    /** The live array, for reading only. */
    byte[] record() {
        return record;
    }

    Optional<ChainLink> link() {
        return Optional.ofNullable(link);
    }

    /**
     * Whether it may stand behind {@code before}. Where the chain begins after changes that have no link, the change
     * that registered all rows stands, and nowhere else.
     */
    boolean follows(Logged before) {
        if (number != before.number + 1) {
            return false;
        }
        if (link == null) {
            return before.link == null;
        }
        return link.previousId().equals(before.changeId) && link.adopts() == (before.link == null);
    }

    /** Whether its id is the MAC of everything else in it. One without a link says nothing of that. */
    boolean isWhole(RowSeal seal) {
        return link == null
                || link.id(lane, number, account, committedAt, touches, record, seal)
                        .equals(changeId);
    }

    Committed committed() {
        return new Committed(lane, number, changeId, ChangeLog.touches(touches), record);
    }
}
