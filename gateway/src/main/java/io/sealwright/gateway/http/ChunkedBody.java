// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

/**
 * Joins a chunked body in place: the data moves down over the frames, so it needs no second buffer.
 *
 * <p>A frame is hexadecimal digits and CRLF, nothing else: no extension, no trailer. RFC 9112, section 7.1, allows
 * both; no client of ours sends them, and smuggling lives on them.
 */
final class ChunkedBody {
    private static final int MAX_SIZE_DIGITS = 8;

    private enum Part {
        SIZE,
        DATA,
        DATA_END,
        LAST,
        DONE
    }

    private Part part = Part.DONE;
    private int bodyStart;
    private int joined;
    private int taken;
    private int missing;

    /** Starts with a body whose first frame is at {@code offset}. */
    void begin(int offset) {
        part = Part.SIZE;
        bodyStart = offset;
        joined = offset;
        taken = offset;
        missing = 0;
    }

    /** How many bytes of the body are there. */
    int length() {
        return joined - bodyStart;
    }

    /** How far the received bytes were used. */
    int position() {
        return taken;
    }

    /** Moves what arrived by {@code end}; whether the body is complete. */
    boolean read(byte[] bytes, int end, int maxBodyBytes) throws RequestRefused {
        while (part != Part.DONE) {
            boolean progress = switch (part) {
                case SIZE -> size(bytes, end, maxBodyBytes);
                case DATA -> data(bytes, end);
                case DATA_END -> lineEnd(bytes, end, Part.SIZE);
                case LAST -> lineEnd(bytes, end, Part.DONE);
                case DONE -> true;
            };
            if (!progress) {
                return false;
            }
        }
        return true;
    }

    private boolean size(byte[] bytes, int end, int maxBodyBytes) throws RequestRefused {
        long size = 0;
        int at = taken;
        int digit = 0;
        for (; at < end && (digit = Character.digit(bytes[at], 16)) >= 0; at++) {
            require(at - taken < MAX_SIZE_DIGITS);
            size = size * 16 + digit;
        }
        if (at == end) {
            return false;
        }
        require(at > taken && bytes[at] == '\r');
        if (at + 1 == end) {
            return false;
        }
        require(bytes[at + 1] == '\n');
        if (length() + size > maxBodyBytes) {
            throw new RequestRefused(HttpRefusal.BODY_TOO_LARGE);
        }
        taken = at + 2;
        missing = (int) size;
        part = size == 0 ? Part.LAST : Part.DATA;
        return true;
    }

    private boolean data(byte[] bytes, int end) {
        int moved = Math.min(missing, end - taken);
        System.arraycopy(bytes, taken, bytes, joined, moved);
        taken += moved;
        joined += moved;
        missing -= moved;
        if (missing > 0) {
            return false;
        }
        part = Part.DATA_END;
        return true;
    }

    private boolean lineEnd(byte[] bytes, int end, Part next) throws RequestRefused {
        if (taken < end) {
            require(bytes[taken] == '\r');
        }
        if (taken + 1 >= end) {
            return false;
        }
        require(bytes[taken + 1] == '\n');
        taken += 2;
        part = next;
        return true;
    }

    /** Received bytes begin anew at {@code joined}: what was taken already is cut out, what follows moves down. */
    int compact(byte[] bytes, int end) {
        int rest = end - taken;
        System.arraycopy(bytes, taken, bytes, joined, rest);
        taken = joined;
        return joined + rest;
    }

    private static void require(boolean wellFormed) throws RequestRefused {
        if (!wellFormed) {
            throw new RequestRefused(HttpRefusal.MALFORMED);
        }
    }
}
