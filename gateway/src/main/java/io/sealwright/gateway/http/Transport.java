// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

/** What carries the HTTP of a listener. */
public sealed interface Transport {

    /** Plain HTTP, on the loopback interface only. */
    Transport LOOPBACK = new Plain(false);

    /**
     * Bytes as they are.
     *
     * @param beyondLoopback whether somebody decided that others may read along
     */
    record Plain(boolean beyondLoopback) implements Transport {}

    /** TLS; plain HTTP on the same port is not understood. */
    record Encrypted(Tls tls) implements Transport {}
}
