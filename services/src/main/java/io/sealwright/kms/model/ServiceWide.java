// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the service and of no key of it: CreateKey, ListKeys, GenerateRandom. Policies call it {@code *}.
 */
public record ServiceWide(List<Demand<?>> demands) implements Located {

    public static ServiceWide of(Action action) {
        return new ServiceWide(List.of(demand(action)));
    }

    public static Demand<Target> demand(Action action) {
        return demand(action, ServiceFacts.NONE);
    }

    /** The same, where conditions may ask about parameters. */
    public static Demand<Target> demand(Action action, Facts facts) {
        return new Demand<>(action, Everything.INSTANCE, facts);
    }

    private enum Everything implements Target {
        INSTANCE;

        @Override
        public Resource resource() {
            return Resource.EVERYTHING;
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
}
