// SPDX-License-Identifier: Apache-2.0
package io.sealwright.outgoing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A connection that is read until a deadline and no longer, the handshake of whatever stands upon it included: who
 * sends a byte now and then is cut off all the same.
 */
final class TimedSocket extends Socket {
    private final Remaining remaining;

    /** How long reading may still take. */
    @FunctionalInterface
    interface Remaining {

        /**
         * In milliseconds, at least 1.
         *
         * @throws IOException when the deadline is past
         */
        int millis() throws IOException;
    }

    TimedSocket(Remaining remaining) {
        this.remaining = remaining;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                setSoTimeout(remaining.millis());
                return in.read(to, offset, length);
            }
        };
    }
}
