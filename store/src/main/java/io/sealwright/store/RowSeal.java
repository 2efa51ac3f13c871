// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/**
 * The cryptography of the register of rows, which the store has no keys for. Thread-safe; pure.
 *
 * <p>Both keep the messages that the store gives them apart by their first part; neither is used for anything else.
 */
public interface RowSeal {

    /** SHA-256 of {@code message}, 32 bytes. */
    byte[] digest(byte[] message);

    /** A MAC of {@code message} under a key that whoever can write the database does not have, 32 bytes. */
    byte[] mac(byte[] message);
}
