// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;

/** Finds the group that a request names, in the caller's account. Tells nobody what it found. */
public final class GroupLocator {
    private final GroupRepository groups;
    private final String partition;

    public GroupLocator(GroupRepository groups, String partition) {
        this.groups = groups;
        this.partition = partition;
    }

    /** The group of this name, whatever its case. */
    public EntityTarget<Group> byName(String name, Call call) {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return groups.find(call.account(), name)
                .map(group -> EntityTarget.present(group.arn(partition), group, group.version()))
                .orElseGet(() -> place("/", name, call))
                .named("group " + name);
    }

    /** Where a group of this path and name will be. */
    public EntityTarget<Group> place(String path, String name, Call call) {
        return EntityTarget.absent(arn(call, path, name), "The group with name %s cannot be found.".formatted(name));
    }

    /** All groups under a path, which a listing asks for. */
    public EntityTarget<Group> all(String pathPrefix, Call call) {
        return EntityTarget.absent(arn(call, pathPrefix, ""), "");
    }

    public Arn arn(Group group) {
        return group.arn(partition);
    }

    private Arn arn(Call call, String path, String name) {
        return new Arn(partition, "iam", "", call.account().digits(), "group" + path + name);
    }
}
