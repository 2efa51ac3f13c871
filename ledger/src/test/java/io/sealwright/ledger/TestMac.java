// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under a key of 32 equal bytes. */
public final class TestMac implements TrailerMac {
    private final byte[] key = new byte[32];
    private final UUID keyId;

    public TestMac(int keyByte) {
        Arrays.fill(key, (byte) keyByte);
        keyId = new UUID(0x1111, keyByte);
    }

    @Override
    public UUID keyId() {
        return keyId;
    }

    @Override
    public void mac(byte[] input, int offset, int length, byte[] output, int outputOffset) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(input, offset, length);
            mac.doFinal(output, outputOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
