// SPDX-License-Identifier: Apache-2.0
/**
 * The one way out: what this server asks of others on the network. Rooms share it, and nothing else opens a connection.
 *
 * <p>Start at {@link io.sealwright.outgoing.OutgoingConnections}.
 */
@NullMarked
package io.sealwright.outgoing;

import org.jspecify.annotations.NullMarked;
