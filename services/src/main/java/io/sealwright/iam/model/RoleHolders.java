// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.store.Queries;
import java.util.Optional;

/** Roles, as far as their rights go, for whoever decides on their sessions. */
@FunctionalInterface
public interface RoleHolders {

    /** The kind of what is held of a role, under its unique id. */
    String KIND = "iam-role";

    /** Where there are no roles. */
    RoleHolders NONE = (_, _) -> Optional.empty();

    /** The role with this unique id, of this snapshot. */
    Optional<IdentityHolder> find(Queries queries, String roleId);
}
