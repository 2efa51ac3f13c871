// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

/** How much an operation costs, which decides where it runs. */
public enum Effort {
    /** Under 50 µs of CPU and nothing to wait for: may run on the event loop. */
    SHORT,
    /** Changes state, waits, or computes for long: runs on a virtual thread. */
    LONG
}
