// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

/** A constant of a model's enum: what it is called on the wire. */
public interface WireName {
    String wireName();

    /** Its place in the model's order, as {@link Enum#ordinal}. */
    int ordinal();
}
