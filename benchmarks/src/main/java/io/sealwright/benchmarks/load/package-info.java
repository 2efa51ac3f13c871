// SPDX-License-Identifier: Apache-2.0
/**
 * The load harness: an independent AWS client that signs real requests, sends them from one thread as fast as a server
 * answers (closed loop) or at a fixed rate (open loop), and counts everything it was told.
 *
 * <p>Depends on the JDK and HdrHistogram only, so that a fault in the server's own signer or codec cannot hide itself.
 * Talks to loopback; every run is bounded in requests and time.
 */
@NullMarked
package io.sealwright.benchmarks.load;

import org.jspecify.annotations.NullMarked;
