// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.gateway.Target;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that is about to be made, as later requests will find it: the lockout safety check asks whether its maker could
 * then change its policy.
 */
public record FutureKey(Arn arn, AccountId maker, List<Tag> tags) implements Target, Facts {

    public FutureKey {
        tags = List.copyOf(tags);
    }

    @Override
    public Fact of(ConditionKey key) {
        KmsConditionKey named = key.service().equals("kms") ? KmsConditionKey.named(key.name()) : null;
        if (named == null) {
            return Fact.UNKNOWN;
        }
        return named == KmsConditionKey.CALLER_ACCOUNT ? Fact.of(maker.digits()) : NewKeyFacts.ofKey(named);
    }

    @Override
    public Fact tag(String key) {
        return TagParameters.among(tags, key);
    }

    @Override
    public Resource resource() {
        return Resource.of(arn);
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public Guard guard() {
        return Guard.Absent.INSTANCE;
    }

    @Override
    public @Nullable Blob recordEntry() {
        return null;
    }
}
