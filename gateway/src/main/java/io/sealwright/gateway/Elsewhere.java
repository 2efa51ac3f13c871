// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

/** Why a request was not answered on its event loop. */
public enum Elsewhere {
    /** Something it needs is not held in memory. */
    NOT_HELD,
    /** The operation changes state, waits, or computes for long. */
    EFFORT,
    /** Its body is too large to be hashed between the requests of others. */
    BODY
}
