// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.policy.Facts;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A federated user to be, what is passed for it, and the rights that takes.
 *
 * @param missing a managed policy that was passed and is not there, which is told only after the right exists
 */
public record Federation(
        Principal.User issuer,
        PassedPolicies policies,
        PassedTags tags,
        Optional<String> missing,
        List<Demand<?>> demands)
        implements Located {
    private static final Action GET_FEDERATION_TOKEN = new Action("sts", "GetFederationToken");
    private static final Action TAG_SESSION = new Action("sts", "TagSession");

    public Federation {
        demands = List.copyOf(demands);
    }

    public static Federation of(
            Principal.FederatedUser user,
            PassedPolicies policies,
            PassedTags tags,
            Optional<String> missing,
            Facts facts) {
        StsTarget target = StsTarget.of(user.arn());
        List<Demand<?>> demands = new ArrayList<>();
        demands.add(new Demand<>(GET_FEDERATION_TOKEN, target, facts));
        if (tags.areAny()) {
            demands.add(new Demand<>(TAG_SESSION, target, facts));
        }
        return new Federation(user.issuer(), policies, tags, missing, demands);
    }
}
