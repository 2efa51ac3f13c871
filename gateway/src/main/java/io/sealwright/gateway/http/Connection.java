// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: reads a request, has it answered, reads the next. Belongs to its loop's thread, but for
 * {@link #write} and {@link #closesAfterReply}.
 *
 * <p>It closes by saying so, ending its own side, and reading on for a moment: a socket closed over unread bytes would
 * reset the connection and take the answer with it.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOGGER = System.getLogger(Connection.class.getName());
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private enum State {
        /** Waiting for a request, or reading its head. */
        HEAD,
        /** The head is read; the body waits for room in the budget. */
        WAITING,
        BODY,
        /** The handler has it. Its bytes must not move. */
        HANDLED,
        /** Answered for the last time; what still comes is thrown away. */
        CLOSING,
        CLOSED
    }

    private final ServerParts server;
    private final HttpLoop loop;
    private final SocketChannel channel;
    private final HttpRequest request;
    private final HeadParser parser;
    private final ReceivedBytes received;
    private final RequestBody body;
    private final Outgoing outgoing;

    private State state = State.HEAD;
    private boolean counted;
    private boolean begun;
    private boolean processing;
    private boolean endsConnection;
    private int slot;
    private long since;
    private long room;
    private @Nullable HttpExchange exchange;
    private @Nullable ByteBuf later;

    /** @param encryption before it in the pipeline, or null on a plain listener */
    Connection(ServerParts server, HttpLoop loop, SocketChannel channel, @Nullable SslHandler encryption) {
        this.server = server;
        this.loop = loop;
        this.channel = channel;
        this.request = new HttpRequest(
                channel.remoteAddress().getAddress().getHostAddress(),
                channel.localAddress().getAddress().getHostAddress(),
                server.limits().maxFields());
        this.parser = new HeadParser(request, server.limits());
        this.received = new ReceivedBytes(loop);
        this.body = new RequestBody(request, received, server.limits().maxBodyBytes());
        this.outgoing = new Outgoing(channel, encryption);
        this.since = loop.nextTick();
    }

    HttpRequest request() {
        return request;
    }

    HttpLoop loop() {
        return loop;
    }

    int slot() {
        return slot;
    }

    void slot(int index) {
        slot = index;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        InetAddress source = channel.remoteAddress().getAddress();
        if (loop.stopping()
                || !server.sources().contain(source)
                || !server.bounds().enter(source)) {
            state = State.CLOSED;
            closeNow();
            return;
        }
        counted = true;
        loop.add(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!counted) {
            return;
        }
        counted = false;
        loop.remove(this);
        server.bounds().leave(channel.remoteAddress().getAddress());
        boolean inUse = state == State.HANDLED;
        state = State.CLOSED;
        dropLater();
        if (!inUse) { // Else somebody may still read the request: its answer, which nobody gets, ends it.
            giveBackRoom();
            received.clear();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        switch (state) {
            case CLOSING, CLOSED -> ReceivedBytes.discard(bytes);
            case HANDLED -> {
                later = later == null ? bytes : Unpooled.wrappedBuffer(later, bytes);
                steer();
            }
            case HEAD, WAITING, BODY -> {
                append(bytes);
                process();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        process();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof RuntimeException fault) {
            fail(fault);
            return;
        }
        if (!(cause instanceof IOException)) {
            LOGGER.log(Level.ERROR, "a connection failed", cause);
        }
        closeNow();
    }

    private void append(ByteBuf bytes) {
        received.append(bytes);
        if (state == State.HEAD && !begun) {
            begin();
        }
        request.moved(received.array());
    }

    private void begin() {
        begun = true;
        since = loop.nextTick();
        endsConnection = false;
        parser.begin(received.array(), 0);
    }

    /** Goes as far as the received bytes allow. Calls from within, by a handler that answers at once, only mark. */
    private void process() {
        if (processing) {
            return;
        }
        processing = true;
        try {
            while (advance()) {
                // Each step says whether there may be another.
            }
        } catch (RequestRefused refused) {
            refuse(refused.why());
        } catch (RuntimeException fault) { // Nothing above would close the connection and give its room back.
            fail(fault);
        } finally {
            processing = false;
        }
        steer();
    }

    /** The handler threw: nobody knows whether it will answer, so the bytes are left to it and the peer is let go. */
    void fail(Throwable fault) {
        LOGGER.log(Level.ERROR, "a connection failed by a fault of ours", fault);
        giveBackRoom();
        closeNow();
    }

    private boolean advance() throws RequestRefused {
        return switch (state) {
            case HEAD -> begun && outgoing.isTaken() && readHead();
            case BODY -> readBody();
            case WAITING, HANDLED, CLOSING, CLOSED -> false;
        };
    }

    private boolean readHead() throws RequestRefused {
        if (!parser.read(received.end())) {
            return false;
        }
        body.begin(HeadRules.check(request, server.limits()), parser.position());
        endsConnection = HeadRules.endsConnection(request);
        HttpExchange begins = new HttpExchange(this);
        exchange = begins;
        Optional<HttpReply> early = server.handler().head(begins);
        if (early.isPresent()) {
            answerEarly(early.get());
            return true;
        }
        state = State.WAITING;
        return takeRoom();
    }

    /** Skips a body that is here already; does not wait for one that is not. */
    private void answerEarly(HttpReply reply) {
        boolean skipped = body.isHere();
        boolean close = !skipped || closesAfterReply();
        outgoing.write(write(reply, close), false);
        finish(skipped ? body.end() : received.end(), true, close);
    }

    private boolean takeRoom() {
        long wanted = body.room();
        if (wanted > 0 && !server.budget().take(wanted)) {
            server.budget().await(() -> loop.execute(this::tryAgain));
            return false;
        }
        room = wanted;
        state = State.BODY;
        openBody();
        return true;
    }

    private void tryAgain() {
        if (state == State.WAITING && takeRoom()) {
            process();
        }
    }

    private void openBody() {
        boolean awaited = body.isAwaited();
        body.open();
        if (awaited && HeadRules.expectsContinue(request)) {
            outgoing.write(server.writer().interimContinue(), false);
        }
    }

    private boolean readBody() throws RequestRefused {
        if (!body.read()) {
            return false;
        }
        handle();
        return true;
    }

    private void handle() {
        state = State.HANDLED;
        loop.countRequest();
        HttpExchange current = exchange;
        if (current != null) {
            server.handler().handle(current);
        }
    }

    /** Whether all of the current request is here, with a body of at most so many bytes. */
    boolean hasWholeBody(int most) {
        return body.isHere() && body.room() <= most;
    }

    /** Whether the answer to the current request is the last. Any thread. */
    boolean closesAfterReply() {
        return endsConnection || loop.stopping();
    }

    /** The bytes of {@code reply} to the current request. Any thread. */
    ByteBuf write(HttpReply reply, boolean close) {
        return server.writer().write(channel.alloc(), reply, request.method() != HttpMethod.HEAD, close);
    }

    /** The answer of {@code answered}, which was prepared. */
    void answer(HttpExchange answered) {
        ByteBuf bytes = answered.takePrepared();
        if (state == State.CLOSED) {
            ReceivedBytes.discard(bytes);
            giveBackRoom();
            received.clear();
            return;
        }
        outgoing.write(bytes, answered.isSensitive());
        finish(body.end(), answered.isSensitive(), answered.closes());
        if (!processing) { // Else whoever is processing goes on.
            loop.goesOnLater(this);
        }
    }

    /** Sends what was answered, and reads what came meanwhile. */
    void goOn() {
        process();
    }

    /** Words the refusal and closes: after a head or body that was not understood nothing else can be. */
    private void refuse(HttpRefusal why) {
        loop.countRefusal();
        outgoing.write(write(server.handler().refuse(request, why), true), false);
        finish(received.end(), true, true);
    }

    private void finish(int requestEnd, boolean wipe, boolean close) {
        exchange = null;
        giveBackRoom();
        received.next(requestEnd, wipe);
        begun = false;
        since = loop.nextTick();
        if (close) {
            closeGently();
            return;
        }
        state = State.HEAD;
        ByteBuf waited = later;
        later = null;
        if (waited != null) {
            received.append(waited);
        }
        if (received.end() > 0) {
            begin();
        }
    }

    private void closeGently() {
        state = State.CLOSING;
        received.clear();
        dropLater();
        outgoing.end();
    }

    /** Its future tells nothing that {@link #channelInactive} does not. */
    private void closeNow() {
        var _ = channel.close();
    }

    private void giveBackRoom() {
        if (room > 0) {
            server.budget().giveBack(room);
            room = 0;
        }
    }

    private void dropLater() {
        ByteBuf waited = later;
        later = null;
        if (waited != null) {
            ReceivedBytes.discard(waited);
        }
    }

    /** Flushes what was written, and reads only while somebody wants the bytes. */
    private void steer() {
        outgoing.flush();
        boolean wanted = switch (state) {
            case HEAD -> outgoing.isTaken();
            case HANDLED -> later == null;
            case BODY, CLOSING -> true;
            case WAITING, CLOSED -> false;
        };
        if (channel.config().isAutoRead() != wanted) {
            channel.config().setAutoRead(wanted);
        }
    }

    void onTick(long now) {
        long elapsed = now - since;
        HttpLimits limits = server.limits();
        switch (state) {
            case HEAD -> {
                if (begun) {
                    refuseAfter(limits.headTime().toNanos(), elapsed, HttpRefusal.TOO_SLOW);
                } else if (elapsed > limits.idleTime().toNanos()) {
                    closeNow();
                }
            }
            case WAITING -> refuseAfter(limits.bodyTime().toNanos(), elapsed, HttpRefusal.OVERLOADED);
            case BODY -> refuseAfter(limits.bodyTime().toNanos(), elapsed, HttpRefusal.TOO_SLOW);
            case CLOSING -> {
                if (elapsed > LINGER_NANOS) {
                    closeNow();
                }
            }
            case HANDLED, CLOSED -> {}
        }
    }

    private void refuseAfter(long limit, long elapsed, HttpRefusal why) {
        if (elapsed > limit) {
            refuse(why);
            steer();
        }
    }

    /** An answer that is written and not yet sent leaves first. */
    void stopIfIdle() {
        if (state != State.HEAD || begun) {
            return;
        }
        if (outgoing.isUnsent()) {
            closeGently();
        } else {
            closeNow();
        }
    }
}
