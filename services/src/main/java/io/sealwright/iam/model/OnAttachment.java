// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import java.util.Optional;

/**
 * An entity and the managed policy that is to be attached to it, or detached.
 *
 * @param policy empty when there is none that could be attached
 */
public record OnAttachment<E>(OnEntity<E> entity, Arn arn, Optional<ManagedPolicies.Attachable> policy)
        implements Located {

    @Override
    public List<Demand<?>> demands() {
        return entity.demands();
    }

    /**
     * The policy, to be asked once the permit exists.
     *
     * @throws io.sealwright.vocabulary.ServiceException NoSuchEntity
     */
    public ManagedPolicies.Attachable orRefuse() {
        return PolicyArns.orRefuse(policy, arn.toString());
    }
}
