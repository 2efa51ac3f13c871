// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;

/** Finds the role that a request names, in the caller's account. Tells nobody what it found. */
public final class RoleLocator {
    private final RoleRepository roles;
    private final String partition;

    public RoleLocator(RoleRepository roles, String partition) {
        this.roles = roles;
        this.partition = partition;
    }

    /** The role of this name, whatever its case. */
    public EntityTarget<Role> byName(String name, Call call) {
        requireMayWait();
        return roles.find(call.account(), name)
                .map(role -> EntityTarget.present(
                        arn(role), role, role.version(), role.attachments().tags()))
                .orElseGet(() -> place("/", name, call))
                .named("role " + name);
    }

    /** Where a role of this path and name will be; with an empty name, all roles under a path. */
    public EntityTarget<Role> place(String path, String name, Call call) {
        requireMayWait();
        Arn arn = new Arn(partition, "iam", "", call.account().digits(), "role" + path + name);
        return EntityTarget.absent(arn, "The role with name %s cannot be found.".formatted(name));
    }

    public Arn arn(Role role) {
        return role.arn(partition);
    }

    /** What IAM knows is read from the store: not on an event loop. */
    public void requireMayWait() {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
    }
}
