// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import static io.sealwright.server.config.SettingRefused.unless;

import java.time.Duration;

/**
 * How much of the server one sender, or all of them together, may take.
 *
 * @param eventLoops threads that serve connections
 * @param maxConnections open at one time
 * @param maxConnectionsPerSource of them, from one address
 * @param maxBodyBytes of one request; a larger one is refused before it is read
 * @param maxBodyBytesInFlight of all requests that are being read
 * @param maxWaitingRequests on virtual threads: those that wait for store or disk
 * @param headTimeout from a request's first byte to its last header
 * @param bodyTimeout from a request's first byte to its last
 * @param idleTimeout longer than clients' own limits, of which the longest known is 60 seconds
 */
public record GatewayLimits(
        int eventLoops,
        int maxConnections,
        int maxConnectionsPerSource,
        int maxBodyBytes,
        long maxBodyBytesInFlight,
        int maxWaitingRequests,
        Duration headTimeout,
        Duration bodyTimeout,
        Duration idleTimeout) {
    private static final int MAX_LOOPS = 256;
    private static final int MAX_COUNT = 1 << 20;
    private static final int MIN_BODY = 64 * 1024;
    private static final int MAX_BODY = 8 << 20;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    public GatewayLimits {
        bounded(Setting.GATEWAY_EVENT_LOOPS, eventLoops, 1, MAX_LOOPS);
        bounded(Setting.GATEWAY_MAX_CONNECTIONS, maxConnections, 1, MAX_COUNT);
        bounded(Setting.GATEWAY_MAX_CONNECTIONS_PER_SOURCE, maxConnectionsPerSource, 1, MAX_COUNT);
        bounded(Setting.GATEWAY_MAX_BODY_BYTES, maxBodyBytes, MIN_BODY, MAX_BODY);
        bounded(Setting.GATEWAY_MAX_BODY_BYTES_IN_FLIGHT, maxBodyBytesInFlight, maxBodyBytes, 1L << 40);
        bounded(Setting.GATEWAY_MAX_WAITING_REQUESTS, maxWaitingRequests, 1, MAX_COUNT);
        bounded(Setting.GATEWAY_HEAD_TIMEOUT, headTimeout, SHORTEST, LONGEST);
        bounded(Setting.GATEWAY_BODY_TIMEOUT, bodyTimeout, headTimeout, LONGEST);
        bounded(Setting.GATEWAY_IDLE_TIMEOUT, idleTimeout, SHORTEST, LONGEST);
    }

    static GatewayLimits of(Settings settings) {
        int loops = count(settings, Setting.GATEWAY_EVENT_LOOPS);
        long body = bytes(settings, Setting.GATEWAY_MAX_BODY_BYTES);
        return new GatewayLimits(
                loops == 0 ? Math.min(Runtime.getRuntime().availableProcessors(), MAX_LOOPS) : loops,
                count(settings, Setting.GATEWAY_MAX_CONNECTIONS),
                count(settings, Setting.GATEWAY_MAX_CONNECTIONS_PER_SOURCE),
                Math.clamp(body, 0, Integer.MAX_VALUE),
                bytes(settings, Setting.GATEWAY_MAX_BODY_BYTES_IN_FLIGHT),
                count(settings, Setting.GATEWAY_MAX_WAITING_REQUESTS),
                time(settings, Setting.GATEWAY_HEAD_TIMEOUT),
                time(settings, Setting.GATEWAY_BODY_TIMEOUT),
                time(settings, Setting.GATEWAY_IDLE_TIMEOUT));
    }

    private static void bounded(Setting setting, long value, long least, long most) {
        unless(least <= value && value <= most, setting, value, "from %d to %d".formatted(least, most));
    }

    private static void bounded(Setting setting, Duration value, Duration least, Duration most) {
        boolean holds = least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
        unless(
                holds,
                setting,
                value.toMillis() + "ms",
                "from %dms to %dms".formatted(least.toMillis(), most.toMillis()));
    }

    private static int count(Settings settings, Setting setting) {
        return Units.count(setting, settings.text(setting));
    }

    private static long bytes(Settings settings, Setting setting) {
        return Units.bytes(setting, settings.text(setting));
    }

    private static Duration time(Settings settings, Setting setting) {
        return Units.time(setting, settings.text(setting));
    }
}
