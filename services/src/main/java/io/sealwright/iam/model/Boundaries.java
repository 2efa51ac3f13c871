// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Write;
import io.sealwright.vocabulary.Arn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The boundary that a user has, when it goes. */
public final class Boundaries {

    private Boundaries() {}

    /** The ARN of the policy that bounds a user, or null. */
    public static @Nullable Arn arn(@Nullable User user) {
        return user == null ? null : user.attachments().permissionsBoundary();
    }

    /** The policy that bounds a user, if there is one. */
    public static Optional<ManagedPolicies.Attachable> of(ManagedPolicies policies, @Nullable User user) {
        Arn boundary = arn(user);
        return user == null || boundary == null ? Optional.empty() : policies.find(user.account(), boundary);
    }

    /** The change, which also counts one use of the former boundary less. */
    public static Write without(
            Write change, ManagedPolicies policies, User user, Optional<ManagedPolicies.Attachable> former) {
        return former.map(policy -> change.and(policies.removeUse(
                        user.account(),
                        policy,
                        ManagedPolicies.Use.PERMISSIONS_BOUNDARY,
                        user.id().text())))
                .orElse(change);
    }
}
