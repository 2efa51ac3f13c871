// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLException;

/**
 * Stands between encryption and connection until the handshake is over. One source begins only so many at a time, since
 * each costs the server more than its client; a peer that speaks something else is let go without a word in the log.
 */
final class Handshake extends ChannelInboundHandlerAdapter {
    private final ConnectionBounds underWay;
    private final LongAdder failures;
    private final InetAddress source;
    private boolean counted;

    /** @param source of the connection */
    Handshake(ConnectionBounds underWay, LongAdder failures, InetAddress source) {
        this.underWay = underWay;
        this.failures = failures;
        this.source = source;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        counted = underWay.enter(source);
        if (counted) {
            context.fireChannelActive();
        } else {
            var _ = context.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent over) {
            if (!over.isSuccess()) {
                countFailure();
                var _ = context.close();
            }
            leave();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leave();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean ofThePeer = cause instanceof SSLException
                || (cause instanceof DecoderException && cause.getCause() instanceof SSLException);
        if (ofThePeer) {
            var _ = context.close();
            return;
        }
        context.fireExceptionCaught(cause);
    }

    /** Who was turned away never began. */
    private void countFailure() {
        if (counted) {
            failures.increment();
        }
    }

    private void leave() {
        if (counted) {
            counted = false;
            underWay.leave(source);
        }
    }
}
