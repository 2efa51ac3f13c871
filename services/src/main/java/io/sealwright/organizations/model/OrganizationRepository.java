// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.gateway.Write;
import java.util.List;
import java.util.function.Function;

/** Where the organization is kept. Strongly consistent. */
public interface OrganizationRepository {

    /**
     * Reads over one snapshot. May wait for the store.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop
     */
    <T> T read(Function<OrganizationView, T> reading);

    /** What makes the organization, with its root and its first account. */
    Write found(Organization organization, Unit root, Member management);

    /**
     * What changes the organization; it fails with a conflict unless the organization still is {@code before}. So
     * everything that was read together with {@code before} may be decided upon.
     */
    Write change(Organization before, Organization after, List<Edit> edits);
}
