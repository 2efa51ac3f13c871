// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;

/** What conditions may ask about a request to the service as a whole, or for an alias: there is no key to ask about. */
public record ServiceFacts(ParameterFacts request) implements Facts {
    public static final Facts NONE = new ServiceFacts(ParameterFacts.NONE);

    @Override
    public Fact of(ConditionKey key) {
        return switch (key.service()) {
            case "kms" -> {
                KmsConditionKey named = KmsConditionKey.named(key.name());
                yield named == null ? Fact.UNKNOWN : request.of(named);
            }
            case "aws" ->
                switch (key.name()) {
                    case "requesttag" -> request.requestTag(key.part());
                    case "tagkeys" -> request.tagKeys();
                    default -> Fact.UNKNOWN; // Names are no closed set; the others are the gateway's.
                };
            default -> Fact.UNKNOWN;
        };
    }
}
