// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A server under load, on loopback.
 *
 * @param port where it takes KMS requests
 * @param probe reads what its process uses
 */
record Target(int port, ServerProbe probe) {

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** The Host header, signed. */
    String host() {
        return "127.0.0.1:" + port;
    }
}
