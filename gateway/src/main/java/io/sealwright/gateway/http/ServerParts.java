// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

/** What all connections of a server share. */
record ServerParts(
        HttpLimits limits, HttpHandler handler, ReplyWriter writer, BodyBudget budget, ConnectionBounds bounds) {}
