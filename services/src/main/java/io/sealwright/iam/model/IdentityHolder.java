// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import java.util.List;

/**
 * A user or a role, as far as its rights go.
 *
 * @param groups of a user; a role belongs to none
 * @param version of its row
 */
public record IdentityHolder(Attachments attachments, List<GroupId> groups, long version) {

    public IdentityHolder {
        groups = List.copyOf(groups);
    }

    public static IdentityHolder of(User user) {
        return new IdentityHolder(user.attachments(), user.groups(), user.version());
    }
}
