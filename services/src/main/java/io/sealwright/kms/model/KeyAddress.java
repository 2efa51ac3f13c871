// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.crypto.KeyId;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Region;

/** Where a KMS key is: an id means something only together with an account and a Region. */
public record KeyAddress(AccountId account, Region region, KeyId keyId) {

    public Arn arn(String partition) {
        return Arn.of(partition, "kms", region, account, "key/" + keyId);
    }

    /** The key of held state and of the change feed. */
    @Override
    public String toString() {
        return account.digits() + '/' + region.name() + '/' + keyId;
    }
}
