// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.CustomerMasterKeySpec;
import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.contract.kms.KeyManagerType;
import io.sealwright.contract.kms.KeyMetadata;
import io.sealwright.contract.kms.KeyUsageType;
import io.sealwright.contract.kms.OriginType;
import java.time.Instant;
import java.util.List;

/** KeyMetadata: what callers read of a key. Which members are there is recorded from AWS. */
public final class KeyDescription {

    private KeyDescription() {}

    public static KeyMetadata of(KeyFacts key, String arn) {
        String spec = key.keySpec().name();
        return KeyMetadata.builder()
                .awsAccountId(key.address().account().digits())
                .keyId(key.address().keyId().toString())
                .arn(arn)
                .creationDate(key.created())
                .enabled(key.state() instanceof KeyState.Enabled)
                .description(key.description())
                .keyUsage(KeyUsageType.valueOf(key.keyUsage().name()))
                .keyState(wireState(key.state()))
                .deletionDate(deletionDate(key.state()))
                .origin(OriginType.valueOf(key.origin().name()))
                .keyManager(KeyManagerType.CUSTOMER)
                .customerMasterKeySpec(CustomerMasterKeySpec.valueOf(spec))
                .keySpec(io.sealwright.contract.kms.KeySpec.valueOf(spec))
                .encryptionAlgorithms(List.of(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT))
                .multiRegion(false)
                .currentKeyMaterialId(key.currentMaterialId().toString())
                .build();
    }

    private static io.sealwright.contract.kms.KeyState wireState(KeyState state) {
        return switch (state) {
            case KeyState.Enabled() -> io.sealwright.contract.kms.KeyState.ENABLED;
            case KeyState.Disabled() -> io.sealwright.contract.kms.KeyState.DISABLED;
            case KeyState.PendingDeletion _ -> io.sealwright.contract.kms.KeyState.PENDING_DELETION;
        };
    }

    private static @org.jspecify.annotations.Nullable Instant deletionDate(KeyState state) {
        return state instanceof KeyState.PendingDeletion(var date) ? date : null;
    }
}
