// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.gateway.Target;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Blob;
import org.jspecify.annotations.Nullable;

/** Whom ListRetirableGrants asks about; whether it exists does not matter to policies. */
public record PrincipalTarget(Resource resource) implements Target {

    @Override
    public long version() {
        return 0;
    }

    @Override
    public Guard guard() {
        return Guard.CallersPolicies.INSTANCE;
    }

    @Override
    public @Nullable Blob recordEntry() {
        return null;
    }
}
