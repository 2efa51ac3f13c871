// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts connections in all and per source, and says no to one too many. A source is an IPv4 address or an IPv6 /64,
 * since one peer commonly owns all of that. Thread-safe.
 */
final class ConnectionBounds {
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int limit;
    private final int limitPerSource;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong turnedAway = new AtomicLong();
    private final ConcurrentHashMap<String, Integer> perSource = new ConcurrentHashMap<>();

    ConnectionBounds(int limit, int limitPerSource) {
        this.limit = limit;
        this.limitPerSource = limitPerSource;
    }

    /** Counts a connection in; false, with nothing counted, if there is no room. */
    boolean enter(InetAddress source) {
        if (open.incrementAndGet() > limit) {
            return turnAway();
        }
        String key = key(source);
        if (perSource.merge(key, 1, Integer::sum) > limitPerSource) {
            leaveSource(key);
            return turnAway();
        }
        return true;
    }

    void leave(InetAddress source) {
        leaveSource(key(source));
        open.decrementAndGet();
    }

    int open() {
        return open.get();
    }

    long turnedAway() {
        return turnedAway.get();
    }

    private boolean turnAway() {
        open.decrementAndGet();
        turnedAway.incrementAndGet();
        return false;
    }

    private void leaveSource(String key) {
        perSource.computeIfPresent(key, (_, count) -> count > 1 ? count - 1 : null);
    }

    private static String key(InetAddress source) {
        byte[] address = source.getAddress();
        return source instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address, IPV6_NETWORK_BYTES))
                : Arrays.toString(address);
    }
}
