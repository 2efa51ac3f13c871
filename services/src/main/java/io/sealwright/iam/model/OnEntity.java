// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.List;

/** One entity, named by the request, and the one right that is needed on it. */
public record OnEntity<E>(Demand<EntityTarget<E>> demand, List<Demand<?>> demands) implements Located {

    public OnEntity(Demand<EntityTarget<E>> demand) {
        this(demand, List.of(demand));
    }

    /** An operation of which conditions can ask nothing but the entity's own facts. */
    public static <E> OnEntity<E> of(Action action, EntityTarget<E> target) {
        return of(action, target, EntityFacts.of(target));
    }

    public static <E> OnEntity<E> of(Action action, EntityTarget<E> target, EntityFacts facts) {
        return new OnEntity<>(new Demand<>(action, target, facts));
    }

    /** The entity, which a permit now proves may be touched; refused as not found when there is none. */
    public E permitted(Permits permits) {
        return permits.forDemand(demand).use(demand.action()).orRefuse();
    }

    /** Uses the permit for a place where nothing is yet, or for a listing. */
    public Arn permittedPlace(Permits permits) {
        return permits.forDemand(demand).use(demand.action()).arn();
    }
}
