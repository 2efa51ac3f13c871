// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** A peer that sends exactly the bytes it is told to, and reads answers. */
final class RawClient implements AutoCloseable {

    /** An answer; the names of its headers are in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {}

    private static final int PATIENCE_MILLIS = 5_000;

    private final Socket socket;
    private final InputStream in;

    RawClient(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    Answer answer() throws IOException {
        return answer(true);
    }

    /** Reads an answer, whose body is absent if it is that of a HEAD request. */
    Answer answer(boolean withBody) throws IOException {
        String[] statusLine = line().split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = withBody ? Integer.parseInt(headers.getOrDefault("content-length", "0")) : 0;
        String body = new String(in.readNBytes(length), ISO_8859_1);
        return new Answer(Integer.parseInt(statusLine[1]), headers, body);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed after: " + line);
            }
            line.append((char) c);
        }
        return line.substring(0, line.length() - 1);
    }

    /** Whether the server ended its side, with nothing more sent. */
    boolean closed() throws IOException {
        return in.read() < 0;
    }

    /** The next byte if it comes within {@code millis}. */
    OptionalInt next(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return OptionalInt.of(in.read());
        } catch (SocketTimeoutException nothing) {
            return OptionalInt.empty();
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
