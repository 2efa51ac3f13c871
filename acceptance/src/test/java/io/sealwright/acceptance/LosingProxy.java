// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to the server that loses its first answers: the request arrives, and the connection breaks before the reply.
 */
final class LosingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final URI server;
    private final AtomicInteger toLose;

    private LosingProxy(ServerSocket listener, URI server, int toLose) {
        this.listener = listener;
        this.server = server;
        this.toLose = new AtomicInteger(toLose);
    }

    static LosingProxy to(URI server, int answersToLose) throws IOException {
        var proxy = new LosingProxy(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), server, answersToLose);
        Thread.startVirtualThread(proxy::accept);
        return proxy;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** How many answers are still to be lost. */
    int left() {
        return Math.max(0, toLose.get());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> carry(client));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void carry(Socket client) {
        try (client;
                Socket upstream = new Socket(server.getHost(), server.getPort())) {
            Thread.startVirtualThread(() -> forward(client, upstream));
            InputStream answers = upstream.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = answers.read(buffer); read >= 0; read = answers.read(buffer)) {
                if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return; // both connections break
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // Seen by the client.
        }
    }

    private static void forward(Socket client, Socket upstream) {
        try {
            client.getInputStream().transferTo(upstream.getOutputStream());
        } catch (IOException broken) {
            // Seen by the other direction.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
