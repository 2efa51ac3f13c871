// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.gateway.http.Networks;
import org.jspecify.annotations.Nullable;

/**
 * What the listener that took a request knows of the way there. One for each listener; immutable.
 *
 * @param secure whether the bytes came over TLS
 * @param endpoint the VPC endpoint that the listener is, or null
 * @param proxies whose {@code X-Forwarded-For} is believed
 */
public record Entrance(boolean secure, @Nullable VpcEndpoint endpoint, Networks proxies) {

    /** A listener without TLS that is no endpoint. */
    public static final Entrance PLAIN = new Entrance(false, null, Networks.NONE);

    /** No listener: one service of ours called another. It has no address. */
    public static final Entrance IN_PROCESS = new Entrance(true, null, Networks.NONE);

    /** Without proxies. */
    public Entrance(boolean secure, @Nullable VpcEndpoint endpoint) {
        this(secure, endpoint, Networks.NONE);
    }
}
