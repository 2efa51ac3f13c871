// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The encoding of the last change of every lane: lane (u16), number (u64), change id (16 bytes), lanes ascending. */
final class Heads {
    private Heads() {}

    static void encode(SortedMap<Integer, ChangeHead> heads, byte[] into, int offset) {
        int at = offset;
        for (Map.Entry<Integer, ChangeHead> head : heads.entrySet()) {
            BigEndian.putU16(into, at, head.getKey());
            BigEndian.putI64(into, at + 2, head.getValue().number());
            BigEndian.putUuid(into, at + 10, head.getValue().changeId());
            at += SegmentFormat.LANE_BYTES;
        }
    }

    /** Empty if lanes are not ascending or out of range. */
    static Optional<SortedMap<Integer, ChangeHead>> parse(byte[] bytes, int offset, int count) {
        SortedMap<Integer, ChangeHead> heads = new TreeMap<>();
        int last = -1;
        for (int i = 0; i < count; i++) {
            int at = offset + i * SegmentFormat.LANE_BYTES;
            int lane = BigEndian.u16(bytes, at);
            if (lane <= last || lane >= SegmentFormat.MAX_LANES) {
                return Optional.empty();
            }
            heads.put(lane, new ChangeHead(BigEndian.i64(bytes, at + 2), BigEndian.uuid(bytes, at + 10)));
            last = lane;
        }
        return Optional.of(Collections.unmodifiableSortedMap(heads));
    }
}
