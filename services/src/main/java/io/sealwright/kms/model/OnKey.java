// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.Action;
import java.util.List;

/** One key, named by the request, and the one right that is needed on it. */
public final class OnKey implements Located {
    private final Demand<KeyTarget> demand;
    private final EncryptionContext context;
    private final List<Demand<?>> demands;

    /** @param context the request's, made once: the same object decides, is recorded and is authenticated */
    public OnKey(Demand<KeyTarget> demand, EncryptionContext context) {
        this.demand = demand;
        this.context = context;
        this.demands = List.of(demand);
    }

    public static OnKey of(Action action, KeyTarget target) {
        return of(action, target, EncryptionContext.NONE);
    }

    public static OnKey of(Action action, KeyTarget target, EncryptionContext context) {
        return new OnKey(new Demand<>(action, target), context);
    }

    public Demand<KeyTarget> demand() {
        return demand;
    }

    public EncryptionContext context() {
        return context;
    }

    @Override
    public List<Demand<?>> demands() {
        return demands;
    }

    /** The key, which a permit now proves may be touched; refused as not found when there is none. */
    public KmsKey permitted(Permits permits) {
        return permits.forDemand(demand).use(demand.action()).orRefuse();
    }

    /** The key, before its permit is used: for its state, and then for its material. */
    public KmsKey key() {
        return demand.target().orRefuse();
    }
}
