// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;

/** A whole boundary over memory, all of it following from a seed: for tests of those who use keys. */
public final class CryptoFixture {
    public static final AccountId ACCOUNT = new AccountId("111122223333");
    public static final Region REGION = new Region("eu-central-1");
    public static final KeyId KEY =
            KeyId.parse("1234abcd-12ab-34cd-56ef-1234567890ab").orElseThrow();

    private final RandomSource random;
    private final CryptoBoundary boundary;

    public CryptoFixture(long seed) {
        this.random = new SeededRandomSource(seed);
        this.boundary = new CryptoBoundary(new InMemorySeal(random), new InMemoryDomainKeys(), random);
    }

    public CryptoBoundary boundary() {
        return boundary;
    }

    public RandomSource random() {
        return random;
    }

    /** What {@link #newKey} binds material to. */
    public static MaterialBinding binding(KeyMaterialId materialId) {
        return new MaterialBinding(
                ACCOUNT,
                REGION,
                KEY,
                materialId,
                KeySpec.SYMMETRIC_DEFAULT,
                KeyUsage.ENCRYPT_DECRYPT,
                KeyOrigin.AWS_KMS);
    }

    /** A key with new material, open. */
    public KeyHandle newKey() {
        NewMaterial material = boundary.generate(
                ACCOUNT, REGION, KEY, KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, KeyOrigin.AWS_KMS);
        try {
            return boundary.open(material.sealed(), binding(material.id()));
        } catch (BadSeal e) {
            throw new AssertionError(e);
        }
    }
}
