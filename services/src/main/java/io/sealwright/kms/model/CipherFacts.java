// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.policy.Fact;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What conditions may ask about a request that encrypts or decrypts: its algorithm, also where it was left out. */
public final class CipherFacts implements ParameterFacts {
    private static final Map<EncryptionAlgorithmSpec, CipherFacts> EACH = each();

    private final Fact algorithm;

    private CipherFacts(EncryptionAlgorithmSpec algorithm) {
        this.algorithm = Fact.of(algorithm.wireName());
    }

    private static Map<EncryptionAlgorithmSpec, CipherFacts> each() {
        Map<EncryptionAlgorithmSpec, CipherFacts> each = new EnumMap<>(EncryptionAlgorithmSpec.class);
        for (EncryptionAlgorithmSpec algorithm : EncryptionAlgorithmSpec.values()) {
            each.put(algorithm, new CipherFacts(algorithm));
        }
        return each;
    }

    /** Of a request for {@code asked}, or for the only algorithm that data keys and symmetric keys have. */
    public static ParameterFacts asking(@Nullable EncryptionAlgorithmSpec asked) {
        EncryptionAlgorithmSpec algorithm = asked == null ? EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT : asked;
        CipherFacts facts = EACH.get(algorithm);
        return facts == null ? ParameterFacts.NONE : facts;
    }

    @Override
    public Fact of(KmsConditionKey key) {
        return key == KmsConditionKey.ENCRYPTION_ALGORITHM ? algorithm : Fact.ABSENT;
    }
}
