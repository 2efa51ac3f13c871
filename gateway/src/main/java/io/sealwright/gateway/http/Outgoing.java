// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/** What a connection sends: written at once, flushed once for all that was written in one step. */
final class Outgoing {
    private final SocketChannel channel;
    private final @Nullable SslHandler encryption;
    private boolean unflushed;

    Outgoing(SocketChannel channel, @Nullable SslHandler encryption) {
        this.channel = channel;
        this.encryption = encryption;
    }

    /** Takes {@code bytes} over; sensitive ones are overwritten when the system has them. */
    void write(ByteBuf bytes, boolean sensitive) {
        unflushed = true;
        if (sensitive) {
            Wiping afterwards = Wiping.after(bytes);
            channel.write(bytes).addListener(afterwards);
            return;
        }
        var _ = channel.write(bytes, channel.voidPromise());
    }

    /** Whether something is written that {@link #flush} has not sent. */
    boolean isUnsent() {
        return unflushed;
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    /** Ends our side after everything was sent. */
    void end() {
        unflushed = false;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> endTransport());
    }

    /** Under TLS the peer is told first, so that nobody else can end an answer early. */
    private void endTransport() {
        if (encryption == null) {
            var _ = channel.shutdownOutput();
            return;
        }
        encryption.closeOutbound().addListener(_ -> {
            var _ = channel.shutdownOutput();
        });
    }

    /** Whether the peer takes what it is sent; if not, it gets no further answers for now. */
    boolean isTaken() {
        return channel.isWritable();
    }
}
