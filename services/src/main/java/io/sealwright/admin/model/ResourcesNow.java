// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what actions are done to, as the operations of its service would. May wait for the store. */
@FunctionalInterface
public interface ResourcesNow {

    /**
     * What an action would need.
     *
     * @param grantId names the grant that allowed it, or nothing; asked after the decision
     */
    record Found(Demand<?> demand, Supplier<@Nullable String> grantId) {

        /** Of what no grant speaks of. */
        public static Found of(Demand<?> demand) {
            return new Found(demand, () -> null);
        }

        /** Whether something stands behind the name. */
        public boolean isThere() {
            return !(demand.target().guard() instanceof Target.Guard.Absent);
        }
    }

    /**
     * What {@code action} on the resource needs; empty where the ARN can name nothing that it is done to. Whether it is
     * there, the demand's target knows.
     *
     * @param caller whose call it would be, in the resource's Region
     * @param encryptionContext of the request
     */
    Optional<Found> find(Action action, Arn resource, Call caller, Map<String, String> encryptionContext);

    /** Those of several services, by their names; of the others nothing guards what they have. */
    static ResourcesNow of(Map<String, ResourcesNow> services) {
        return (action, resource, caller, context) -> {
            ResourcesNow service = services.get(action.service());
            return service == null
                    ? Optional.of(Found.of(AdminTarget.demand(action, Resource.of(resource))))
                    : service.find(action, resource, caller, context);
        };
    }
}
