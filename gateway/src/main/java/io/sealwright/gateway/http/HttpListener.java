// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.net.InetSocketAddress;

/**
 * One more socket of a server, on the same event loops and under the same bounds.
 *
 * @param address of the loopback interface; port 0 lets the system choose
 * @param sources whose connections are taken; others are closed when they are accepted
 * @param handler what it does with requests
 */
public record HttpListener(InetSocketAddress address, Networks sources, HttpHandler handler) {

    public HttpListener {
        HttpServerConfig.requireLoopback(address);
    }
}
