// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entity and the inline policy of it that a request asks for.
 *
 * @param text the document as its author sent it; null when the entity has no such policy
 */
public record OnStoredPolicy<E>(
        OnEntity<E> entity, @Nullable String text) implements Located {

    /** The policy of this name, if the entity is there and has it. */
    public static <E> OnStoredPolicy<E> of(
            OnEntity<E> entity, Function<E, Attachments> attachments, String name, StoredDocuments documents) {
        E holder = entity.demand().target().entity();
        if (holder == null) {
            return new OnStoredPolicy<>(entity, null);
        }
        return new OnStoredPolicy<>(
                entity,
                attachments
                        .apply(holder)
                        .inlinePolicy(name)
                        .map(policy -> documents.load(policy.document()).text())
                        .orElse(null));
    }

    @Override
    public List<Demand<?>> demands() {
        return entity.demands();
    }
}
