// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * One key, named by the request, and the one right that is needed on it.
 *
 * @param context the request's encryption context, made once: the same object decides, is recorded and is authenticated
 */
public record OnKey(Demand<KeyTarget> demand, EncryptionContext context) implements Located {

    public static OnKey of(Action action, KeyTarget target) {
        return of(action, target, EncryptionContext.NONE);
    }

    public static OnKey of(Action action, KeyTarget target, EncryptionContext context) {
        return new OnKey(new Demand<>(action, target), context);
    }

    @Override
    public List<Demand<?>> demands() {
        return List.of(demand);
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
