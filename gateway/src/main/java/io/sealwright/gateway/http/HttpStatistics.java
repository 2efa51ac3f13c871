// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

/**
 * How busy a server is, at one moment.
 *
 * @param connections open now
 * @param connectionsTurnedAway closed at once since the start, for want of room
 * @param bodyBytesInFlight taken from the budget of bodies
 * @param requestsWaitingForRoom unread, until others give back their bodies' room
 * @param requests handed to the handler since the start
 * @param refusals requests refused for their HTTP since the start
 * @param handshakesFailed TLS handshakes that came to nothing since the start, those turned away for want of room among
 *     them
 */
public record HttpStatistics(
        int connections,
        long connectionsTurnedAway,
        long bodyBytesInFlight,
        int requestsWaitingForRoom,
        long requests,
        long refusals,
        long handshakesFailed) {}
