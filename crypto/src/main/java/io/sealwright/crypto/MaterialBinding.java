// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;

/**
 * What sealed material belongs to. It opens only when all seven are what they were: a row moved to another key, another
 * account or another Region, or given another usage, is refused.
 */
public record MaterialBinding(
        AccountId account,
        Region region,
        KeyId keyId,
        KeyMaterialId materialId,
        KeySpec keySpec,
        KeyUsage keyUsage,
        KeyOrigin origin) {

    private static final String FORMAT = "sealwright/material/v1";

    public MaterialBinding {
        if (!keySpec.offers(keyUsage)) {
            throw new IllegalArgumentException("%s is not for %s".formatted(keySpec, keyUsage));
        }
    }

    Domain domain() {
        return Domain.of(region);
    }

    byte[] toByteArray() {
        return new LengthPrefixed()
                .text(FORMAT)
                .number(account.number())
                .text(region.name())
                .part(keyId.toByteArray())
                .part(materialId.bytes().sharedBytes())
                .text(keySpec.name())
                .text(keyUsage.name())
                .text(origin.name())
                .toByteArray();
    }
}
