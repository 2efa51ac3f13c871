// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What our own service is asked about, as a policy names it. Nothing guards it but the caller's own policies.
 *
 * @param resource {@code *} for the service as a whole
 */
public record AdminTarget(Resource resource) implements Target {

    /** A right to the service as a whole. */
    public static Asked serviceWide(Action action) {
        return new Asked(demand(action, Resource.EVERYTHING));
    }

    /** A right to one resource. */
    public static Asked on(Resource resource, Action action) {
        return new Asked(demand(action, resource));
    }

    /** The right itself, for who asks what would be decided. */
    public static Demand<Target> demand(Action action, Resource resource) {
        return new Demand<>(action, new AdminTarget(resource));
    }

    /** One right. */
    public record Asked(Demand<Target> demand) implements Located {

        @Override
        public List<Demand<?>> demands() {
            return List.of(demand);
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
    public Fact tag(String key) {
        return Fact.UNKNOWN;
    }

    @Override
    public @Nullable Blob recordEntry() {
        return null;
    }
}
