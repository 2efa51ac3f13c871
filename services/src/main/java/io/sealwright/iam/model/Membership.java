// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import java.util.List;

/**
 * A group, to which the right is needed, and the user who is to join or leave it.
 *
 * @param user told of once the permit exists
 */
public record Membership(OnEntity<Group> group, EntityTarget<User> user) implements Located {

    @Override
    public List<Demand<?>> demands() {
        return group.demands();
    }
}
