// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.policy.PolicyDocument;
import java.util.List;

/**
 * An entity whose inline policy is put.
 *
 * @param document what the request brings
 * @param others how much the entity's other inline policies weigh
 */
public record OnInlinePolicy<E>(OnEntity<E> entity, PolicyDocument document, int others) implements Located {

    @Override
    public List<Demand<?>> demands() {
        return entity.demands();
    }

    /** Of what the request brings, white space not counted. */
    public int size() {
        return Documents.size(document.text());
    }
}
