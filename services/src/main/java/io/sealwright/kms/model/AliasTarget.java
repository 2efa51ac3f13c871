// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.gateway.Target;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;

/** An alias as something that policies speak of; whether it exists does not matter to them. */
public record AliasTarget(Arn arn, Resource resource, Blob recordEntry) implements Target {

    public static AliasTarget of(AliasAddress address, String partition) {
        Arn arn = address.arn(partition);
        return new AliasTarget(arn, Resource.of(arn), RecordEntries.of("AWS::KMS::Alias", address.account(), arn));
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public Guard guard() {
        return Guard.CallersPolicies.INSTANCE;
    }
}
