// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of IAM as a whole and of no entity of it: account aliases, the summary. Policies call it {@code *}. */
public record AccountWide(Demand<Target> demand) implements Located {

    public static AccountWide of(Action action) {
        return new AccountWide(new Demand<>(action, Everything.INSTANCE));
    }

    @Override
    public List<Demand<?>> demands() {
        return List.of(demand);
    }

    /** Uses the permit. */
    public void permitted(Permits permits) {
        var _ = permits.forDemand(demand).use(demand.action());
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
