// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets to the database that notice within half a minute that the other side is gone, also while they wait for an
 * answer that may take as long as it likes: a COMMIT is never timed out. Made by the driver, by this class's name.
 */
public final class SteadySockets extends SocketFactory {
    private static final int IDLE_SECONDS = 10;
    private static final int INTERVAL_SECONDS = 5;
    private static final int PROBES = 4;

    @Override
    public Socket createSocket() throws SocketException {
        return steady(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return steady(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return steady(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return steady(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return steady(new Socket(host, port, local, localPort));
    }

    private static Socket steady(Socket socket) throws SocketException {
        try {
            socket.setKeepAlive(true);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
            return socket;
        } catch (UnsupportedOperationException anotherSystem) {
            return socket; // it keeps alive by its own rhythm
        } catch (IOException e) {
            throw (SocketException) new SocketException(e.getMessage()).initCause(e);
        }
    }
}
