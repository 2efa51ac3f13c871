// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One request and the right to answer it once, from any thread.
 *
 * <p>An exchange is made for each request and not reused, so that whoever answers twice or too late gets an exception
 * and never answers somebody else's request. A reply can be prepared long before it is sent: prepared when it is
 * encoded, sent when its record is durable.
 */
public final class HttpExchange {
    private static final VarHandle SENT;

    static {
        try {
            SENT = MethodHandles.lookup().findVarHandle(HttpExchange.class, "sent", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Connection connection;
    private @Nullable ByteBuf prepared;
    private boolean sensitive;
    private boolean closes;
    private @Nullable Object attachment;

    @SuppressWarnings("unused") // Through SENT.
    private volatile boolean sent;

    HttpExchange(Connection connection) {
        this.connection = connection;
    }

    /** Valid until the reply is sent. */
    public HttpRequest request() {
        return connection.request();
    }

    /** The loop that this connection lives on. */
    public HttpLoop loop() {
        return connection.loop();
    }

    /**
     * At {@link HttpHandler#head}: whether the body came with the head, so that nobody would wait for it, and is not
     * longer than {@code most} bytes.
     */
    public boolean hasWholeBody(int most) {
        return connection.hasWholeBody(most);
    }

    /** Whatever the handler put here when it saw the head; null before. */
    public @Nullable Object attachment() {
        return attachment;
    }

    public void attach(Object value) {
        attachment = value;
    }

    /**
     * Takes over the bytes of {@code reply}, without sending them. Replaces, and overwrites, one prepared before. Not
     * to be called by two threads at a time.
     */
    public void prepare(HttpReply reply) {
        if (sent) {
            throw new IllegalStateException("answered already");
        }
        dropPrepared();
        sensitive |= reply.isSensitive();
        closes = connection.closesAfterReply();
        prepared = connection.write(reply, closes);
    }

    /**
     * Sends what was prepared. The request must not be looked at any more.
     *
     * @throws IllegalStateException if nothing was prepared, or it was sent already
     */
    public void send() {
        if (prepared == null || !SENT.compareAndSet(this, false, true)) {
            throw new IllegalStateException("nothing to send");
        }
        HttpLoop loop = connection.loop();
        if (loop.here()) {
            connection.answer(this);
            return;
        }
        try {
            loop.execute(() -> connection.answer(this));
        } catch (RejectedExecutionException e) { // The server stopped without waiting for this answer.
            dropPrepared();
        }
    }

    /** Prepares and sends. */
    public void reply(HttpReply reply) {
        prepare(reply);
        send();
    }

    /** Closes the connection: after a fault of ours nobody knows whether it will be answered. On its loop. */
    public void fail(Throwable fault) {
        connection.fail(fault);
    }

    /** The prepared bytes, which the caller now owns. */
    ByteBuf takePrepared() {
        ByteBuf bytes = prepared;
        prepared = null;
        if (bytes == null) {
            throw new IllegalStateException("nothing prepared");
        }
        return bytes;
    }

    boolean isSensitive() {
        return sensitive;
    }

    boolean closes() {
        return closes;
    }

    private void dropPrepared() {
        ByteBuf bytes = prepared;
        prepared = null;
        if (bytes != null) {
            Wiping.wipe(bytes);
            bytes.release();
        }
    }
}
