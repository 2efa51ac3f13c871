// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.QueryParameters;
import io.sealwright.contract.ServiceContract;
import io.sealwright.gateway.http.HttpExchange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, and what is known of it so far. What must happen once, such as its ids, is kept here, since a
 * request that finds something not at hand goes the way a second time. Used by one thread at a time.
 */
final class InFlight {
    final HttpExchange exchange;
    final Entrance entrance;
    final UUID eventId;
    final String requestIdText;
    final long startedNanos;

    boolean signedByQuery;
    Elsewhere elsewhere = Elsewhere.NOT_HELD;

    @Nullable
    Call call;

    /**
     * What a forward token allows the service that called with it; null where the caller called. It was opened, and one
     * use of it taken, once, also where the request goes the way a second time.
     */
    Forwarding.@Nullable Forwarded forwarded;

    @Nullable
    ServiceContract service;

    @Nullable
    QueryParameters parameters;

    String operationName = "";
    Rooms.@Nullable Offered offered;

    @Nullable
    Execution<?, ?, ?> execution;

    /** Nothing is left to do but to wait for its record: it was answered, recorded, or given to another thread. */
    boolean over;

    InFlight(HttpExchange exchange, Entrance entrance, Ids ids, long startedNanos) {
        this.exchange = exchange;
        this.entrance = entrance;
        this.requestIdText = ids.next().toString();
        this.eventId = ids.next();
        this.startedNanos = startedNanos;
    }

    /** Forgets what an attempt found, but for what must happen once. */
    void again() {
        Execution<?, ?, ?> made = execution;
        if (made != null) {
            made.wipe();
            execution = null;
        }
    }

    int operationIndex() {
        Rooms.Offered known = offered;
        return known == null ? -1 : known.index();
    }

    boolean isSensitive() {
        Rooms.Offered known = offered;
        return known != null && known.sensitive();
    }
}
