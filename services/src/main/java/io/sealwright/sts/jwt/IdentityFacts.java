// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.sts.model.AssumptionFacts;
import java.util.List;
import java.util.Locale;

/**
 * The condition keys of the provider that vouched, such as {@code token.actions.githubusercontent.com:sub}, and those
 * of STS. Keys of every other provider are in no such request.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif">Available
 *     keys for AWS OIDC federation</a>
 */
public record IdentityFacts(IdentityToken token, AssumptionFacts request) implements Facts {

    @Override
    public Fact of(ConditionKey key) {
        if (!key.service().equals(token.provider().name().toLowerCase(Locale.ROOT))) {
            return request.of(key);
        }
        return switch (key.name()) {
            case "sub" -> Fact.of(token.subject());
            case "aud" -> Fact.of(token.audience());
            case "oaud" -> all(token.otherAudiences());
            case "amr" -> all(token.methods());
            default -> Fact.ABSENT; // AWS hands on no other claim.
        };
    }

    private static Fact all(List<String> values) {
        return values.isEmpty() ? Fact.ABSENT : Fact.ofAll(values);
    }
}
