// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;

/**
 * Overwrites the bytes of an answer after the system took them, or the connection failed; then lets the buffer go. It
 * holds a reference of its own, so that the memory is not another's by then.
 */
final class Wiping implements ChannelFutureListener {
    private final ByteBuf buffer;

    private Wiping(ByteBuf buffer) {
        this.buffer = buffer;
    }

    /** To be added to the write of {@code buffer}. */
    static Wiping after(ByteBuf buffer) {
        return new Wiping(buffer.retain());
    }

    @Override
    public void operationComplete(ChannelFuture future) {
        wipe(buffer);
        buffer.release();
    }

    /** Overwrites all that was ever written to {@code buffer}. */
    static void wipe(ByteBuf buffer) {
        buffer.setZero(0, buffer.writerIndex());
    }
}
