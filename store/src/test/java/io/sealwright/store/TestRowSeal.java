// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A seal under a key that everybody knows. */
public final class TestRowSeal implements RowSeal {
    private final byte key;

    /** Two seals of one key are the same. */
    public TestRowSeal(int key) {
        this.key = (byte) key;
    }

    @Override
    public byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[] {key}, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
