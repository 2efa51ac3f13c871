// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alias and every key that it names or shall name: each needs a right of its own.
 *
 * @param found the alias as it is, or null where there is none
 */
public record OnAlias(
        AliasAddress address, @Nullable Alias found, Demand<AliasTarget> alias, List<Demand<KeyTarget>> keys)
        implements Located {

    public static OnAlias of(
            Action action,
            AliasAddress address,
            @Nullable Alias found,
            List<KeyTarget> keys,
            String partition,
            Call call) {
        return new OnAlias(
                address,
                found,
                new Demand<>(action, AliasTarget.of(address, partition), ServiceFacts.NONE),
                keys.stream().map(key -> OnKey.of(action, key, call).demand()).toList());
    }

    @Override
    public List<Demand<?>> demands() {
        List<Demand<?>> all = new ArrayList<>(keys);
        all.addFirst(alias);
        return all;
    }

    /** The key of the demand at {@code index}, which a permit now proves may be touched. */
    public KmsKey permittedKey(int index, Permits permits) {
        Demand<KeyTarget> demand = keys.get(index);
        return permits.forDemand(demand).use(demand.action()).orRefuse();
    }

    /** Uses the right to the alias itself. */
    public void permitted(Permits permits) {
        var _ = permits.forDemand(alias).use(alias.action());
    }
}
