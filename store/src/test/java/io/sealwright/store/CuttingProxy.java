// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between a store and its database, and loses what a test wants lost. */
final class CuttingProxy implements AutoCloseable {

    /** What becomes of the next message of whoever is connected. */
    enum Next {
        PASSES,
        /** It never arrives. */
        IS_LOST,
        /** It arrives; what is answered does not. */
        IS_NOT_ANSWERED,
        /** As before, and nobody gets through any more. */
        IS_THE_LAST
    }

    private final ServerSocket door;
    private final int port;
    private final AtomicReference<Next> next = new AtomicReference<>(Next.PASSES);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean away;
    private volatile long slowMillis;

    CuttingProxy(int port) {
        try {
            this.port = port;
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    PostgresConfig.Host host() {
        return new PostgresConfig.Host("127.0.0.1", door.getLocalPort());
    }

    void next(Next what) {
        next.set(what);
    }

    /** Whether every connection breaks and none can be made. */
    void away(boolean isAway) {
        away = isAway;
        if (isAway) {
            open.forEach(CuttingProxy::close);
        }
    }

    /** How long whoever connects waits for the first byte. */
    void slow(long millis) {
        slowMillis = millis;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket store = door.accept();
                if (away) {
                    store.close();
                    continue;
                }
                Socket database = new Socket(InetAddress.getLoopbackAddress(), port);
                store.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                open.add(store);
                open.add(database);
                Thread.ofVirtual().start(() -> pass(store, database, true));
                Thread.ofVirtual().start(() -> pass(database, store, false));
            } catch (IOException gone) {
                // closed, or the database is away: whoever asks again is served then
            }
        }
    }

    private void pass(Socket from, Socket to, boolean asking) {
        byte[] buffer = new byte[1 << 16];
        pause(asking ? slowMillis : 0);
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                switch (asking ? next.getAndSet(Next.PASSES) : Next.PASSES) {
                    case PASSES -> out.write(buffer, 0, length);
                    case IS_LOST -> {
                        return;
                    }
                    case IS_NOT_ANSWERED -> {
                        deliver(from, to, buffer, length);
                        return;
                    }
                    case IS_THE_LAST -> {
                        open.remove(to);
                        away(true);
                        deliver(from, to, buffer, length);
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            // one side has closed: so does the other
        }
    }

    private static void deliver(Socket from, Socket database, byte[] message, int length) throws IOException {
        from.close();
        database.getOutputStream().write(message, 0, length);
        pause(100); // the database has done by then what it was asked
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        away(true);
    }
}
