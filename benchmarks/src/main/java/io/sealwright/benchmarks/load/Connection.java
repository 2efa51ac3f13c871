// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection with at most one request in flight. Reads only what it must: the status and the length.
 * Allocates nothing per request once its buffer has the size of the largest answer.
 */
final class Connection {

    private static final byte[] CONTENT_LENGTH = {
        'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'
    };

    private final SocketChannel channel;
    private final SelectionKey key;

    /** What encrypts, or null for a plain connection. */
    private final ClientTls.@Nullable Session tls;

    /** What has come of the answer so far. */
    private byte[] answer = new byte[1024];

    private int answerLength;

    /** What the socket did not take of the request at once; a copy, since the request buffer is shared. */
    private @Nullable ByteBuffer unsent;

    /** The request in flight, by its number in the set. */
    int request;

    /** When the request in flight was due, in nanoseconds; its latency counts from here. */
    long intendedStart;

    private int status;
    private int bodyStart;

    private Connection(SocketChannel channel, ClientTls.@Nullable Session tls, Selector selector) throws IOException {
        this.channel = channel;
        this.tls = tls;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @param tls null for a plain connection */
    static Connection open(InetSocketAddress server, @Nullable ClientTls tls, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        return new Connection(channel, tls == null ? null : tls.handshake(channel, server), selector);
    }

    void send(ByteBuffer request) throws IOException {
        answerLength = 0;
        ByteBuffer bytes = tls == null ? request : tls.seal(request);
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            unsent = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    /** Sends what is left of the request. */
    void sendRest() throws IOException {
        if (unsent == null) {
            return;
        }
        channel.write(unsent);
        if (!unsent.hasRemaining()) {
            unsent = null;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /**
     * Takes what has come; true when the answer is whole.
     *
     * @param shared an empty direct buffer
     * @throws EOFException when the server closed the connection
     */
    boolean receive(ByteBuffer shared) throws IOException {
        int count = tls == null ? channel.read(shared) : tls.read(shared);
        if (count < 0) {
            throw new EOFException("The server closed a connection with a request in flight");
        }
        if (answerLength + count > answer.length) {
            answer = Arrays.copyOf(answer, 2 * (answerLength + count));
        }
        shared.flip().get(answer, answerLength, count);
        shared.clear();
        answerLength += count;
        return isWhole();
    }

    private boolean isWhole() {
        int lineStart = 0;
        int contentLength = 0;
        for (int at = 0; at < answerLength; at++) {
            if (answer[at] != '\n') {
                continue;
            }
            if (at - lineStart <= 1) {
                bodyStart = at + 1;
                status = (answer[9] - '0') * 100 + (answer[10] - '0') * 10 + (answer[11] - '0');
                return answerLength >= bodyStart + contentLength;
            }
            lineStart = at + 1;
            if (isContentLength(lineStart)) {
                contentLength = decimal(lineStart + CONTENT_LENGTH.length);
            }
        }
        return false;
    }

    private boolean isContentLength(int from) {
        if (from + CONTENT_LENGTH.length > answerLength || (answer[from] | 0x20) != 'c') {
            return false;
        }
        for (int at = 1; at < CONTENT_LENGTH.length; at++) {
            if ((answer[from + at] | 0x20) != (CONTENT_LENGTH[at] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private int decimal(int from) {
        int number = 0;
        for (int at = from; at < answerLength && answer[at] != '\r'; at++) {
            if (answer[at] >= '0' && answer[at] <= '9') {
                number = number * 10 + answer[at] - '0';
            }
        }
        return number;
    }

    int status() {
        return status;
    }

    /** The body of the whole answer. */
    String body() {
        return new String(answer, bodyStart, answerLength - bodyStart, java.nio.charset.StandardCharsets.UTF_8);
    }

    void close() throws IOException {
        channel.close();
    }
}
