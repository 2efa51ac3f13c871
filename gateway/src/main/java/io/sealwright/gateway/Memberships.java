// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.vocabulary.AccountId;
import org.jspecify.annotations.Nullable;

/** Where accounts stand in their organization. */
@FunctionalInterface
public interface Memberships {

    /** Without any organization. */
    Memberships NONE = _ -> null;

    /**
     * The place of an account.
     *
     * @param organizationId {@code o-…}
     * @param path from the organization to the unit that has the account, as {@code aws:PrincipalOrgPaths} has it:
     *     {@code o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/}
     */
    record Membership(String organizationId, String path) {}

    /**
     * The place of {@code account}, or null when it is in no organization.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold it
     */
    @Nullable
    Membership of(AccountId account);
}
