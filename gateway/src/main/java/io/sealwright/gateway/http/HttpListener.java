// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.net.InetSocketAddress;

/**
 * One more socket of a server, on the same event loops and under the same bounds.
 *
 * @param address as of its server's: what carries it is the same; port 0 lets the system choose
 * @param sources whose connections are taken; others are closed when they are accepted
 * @param handler what it does with requests
 */
public record HttpListener(InetSocketAddress address, Networks sources, HttpHandler handler) {}
