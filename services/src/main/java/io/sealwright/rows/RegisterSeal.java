// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.Label;
import io.sealwright.crypto.MacKey;
import io.sealwright.crypto.Sha256;
import io.sealwright.store.RowSeal;

/**
 * The cryptography of the register of rows, under the oldest key of the global domain: sums over rows of all times need
 * one key. Thread-safe. Opens the global domain's keys: not for an event loop.
 */
public final class RegisterSeal implements RowSeal {
    private final MacKey key;

    public RegisterSeal(CryptoBoundary crypto) {
        this.key = crypto.macKeys(Label.ROW_REGISTER, Domain.GLOBAL).getLast();
    }

    @Override
    public byte[] mac(byte[] message) {
        byte[] mac = new byte[Sha256.LENGTH];
        key.mac(message, 0, message.length, mac, 0);
        return mac;
    }
}
