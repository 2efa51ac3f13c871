// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.policy.PolicyType;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role, named by the request, with the text of its trust policy, which answers show. */
public record OnRole(OnEntity<Role> role, String trust) implements Located {

    @Override
    public List<Demand<?>> demands() {
        return role.demands();
    }

    /** With the trust policy as it is shown now; empty where there is no role. May wait for the store. */
    public static OnRole of(
            Action action, EntityTarget<Role> target, RoleRepository roles, TrustPolicies trustPolicies) {
        Role role = target.entity();
        String trust = role == null
                ? ""
                : trustPolicies.shown(roles.document(role.trustPolicy(), PolicyType.TRUST_POLICY), role.trusted());
        return new OnRole(OnEntity.of(action, target), trust);
    }

    /** What conditions may ask of a change of a role's rights. */
    public static EntityFacts facts(EntityTarget<Role> target) {
        return EntityFacts.of(target).boundedBy(boundary(target));
    }

    /** The ARN of the policy that bounds the role, or null. */
    public static @Nullable Arn boundary(EntityTarget<Role> target) {
        Role role = target.entity();
        return role == null ? null : role.attachments().permissionsBoundary();
    }
}
