// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * The bytes of one connection that are not done with: one request from offset 0, and what came behind it.
 *
 * <p>Offsets stay the same while a request is read, also when the array grows. Every array and every network buffer
 * that is left behind is overwritten, unless the request turned out to hold nothing sensitive. An idle connection holds
 * no array at all.
 */
final class ReceivedBytes {
    private static final byte[] NONE = {};

    private final HttpLoop loop;
    private byte[] array = NONE;
    private int end;

    ReceivedBytes(HttpLoop loop) {
        this.loop = loop;
    }

    byte[] array() {
        return array;
    }

    int end() {
        return end;
    }

    /** What came later was moved down to {@code newEnd}. */
    void end(int newEnd) {
        end = newEnd;
    }

    /** Takes all of {@code received}, and lets it go. */
    void append(ByteBuf received) {
        int length = received.readableBytes();
        reserve(end + length);
        received.readBytes(array, end, length);
        end += length;
        discard(received);
    }

    /** Makes the array hold {@code capacity} bytes. */
    void reserve(int capacity) {
        if (capacity <= array.length) {
            return;
        }
        if (array.length == 0 && capacity <= HttpLoop.ARRAY_BYTES) {
            array = loop.takeArray();
            return;
        }
        byte[] larger = new byte[Math.max(capacity, Math.min(2 * array.length, array.length + (1 << 20)))];
        System.arraycopy(array, 0, larger, 0, end);
        Arrays.fill(array, 0, end, (byte) 0);
        loop.giveBack(array);
        array = larger;
    }

    /** Forgets the request, which reaches to {@code requestEnd}; what follows it is the beginning of the next. */
    void next(int requestEnd, boolean wipe) {
        int rest = end - requestEnd;
        boolean leave = rest == 0 || (array.length > HttpLoop.ARRAY_BYTES && rest <= HttpLoop.ARRAY_BYTES);
        byte[] old = array;
        if (leave) {
            array = rest == 0 ? NONE : loop.takeArray();
        }
        System.arraycopy(old, requestEnd, array, 0, rest);
        if (wipe) {
            Arrays.fill(old, leave ? 0 : rest, end, (byte) 0);
        }
        if (leave) {
            loop.giveBack(old);
        }
        end = rest;
    }

    /** Overwrites and forgets everything. */
    void clear() {
        next(end, true);
    }

    static void discard(ByteBuf received) {
        Wiping.wipe(received);
        received.release();
    }
}
