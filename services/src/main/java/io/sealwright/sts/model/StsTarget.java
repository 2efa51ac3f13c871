// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has no policy of its own: the caller's policies decide alone. */
public record StsTarget(Resource resource) implements Target {

    /** For actions that know no resource. */
    public static final StsTarget EVERYTHING = new StsTarget(Resource.EVERYTHING);

    public static StsTarget of(Arn arn) {
        return new StsTarget(Resource.of(arn));
    }

    /** A single right to it, and nothing else that was found. */
    public Only needs(Action action, Facts facts) {
        return new Only(List.of(new Demand<>(action, this, facts)));
    }

    /** One right, and nothing else. */
    public record Only(List<Demand<?>> demands) implements Located {
        public Only {
            demands = List.copyOf(demands);
        }
    }

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
