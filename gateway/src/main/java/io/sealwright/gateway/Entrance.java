// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What the listener that took a request knows of the way there. One for each listener; immutable.
 *
 * @param secure whether the bytes came over TLS
 * @param endpoint the VPC endpoint that the listener is, or null
 */
public record Entrance(boolean secure, @Nullable VpcEndpoint endpoint) {

    /** A listener without TLS that is no endpoint. */
    public static final Entrance PLAIN = new Entrance(false, null);
}
