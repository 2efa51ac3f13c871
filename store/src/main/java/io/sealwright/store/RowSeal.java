// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/**
 * The cryptography of the register of rows, which the store has no keys for. Thread-safe; pure.
 *
 * <p>Messages that the store gives it are kept apart by their first part; it is used for nothing else.
 */
@FunctionalInterface
public interface RowSeal {

    /** A MAC of {@code message} under a key that whoever can write the database does not have, 32 bytes. */
    byte[] mac(byte[] message);
}
