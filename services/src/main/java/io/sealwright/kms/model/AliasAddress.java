// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Region;

/**
 * Where an alias is.
 *
 * @param name with its prefix, such as {@code alias/backup}
 */
public record AliasAddress(AccountId account, Region region, String name) {
    public static final String PREFIX = "alias/";

    public Arn arn(String partition) {
        return Arn.of(partition, "kms", region, account, name);
    }

    /** The key of held state and of the change feed. */
    @Override
    public String toString() {
        return account.digits() + '/' + region.name() + '/' + name;
    }
}
