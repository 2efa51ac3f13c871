// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import java.util.List;

/**
 * The root of an organization, or an organizational unit under it.
 *
 * @param id {@code r-…} or {@code ou-…}
 * @param parent the id of what it is in; empty for the root
 * @param depth how many units deep it lies; zero for the root
 */
public record Unit(String id, String parent, String name, int depth, Attachments attachments, List<Tag> tags)
        implements Node {

    /** The most units one inside the other. */
    public static final int MAX_DEPTH = 5;

    /** The most units of an organization. */
    public static final int MAX_UNITS = 2_000;

    public Unit {
        tags = List.copyOf(tags);
    }

    /** A root, as an organization begins with. */
    public static Unit root(String id) {
        return new Unit(id, "", "Root", 0, Attachments.NOTHING, List.of());
    }

    public boolean isRoot() {
        return depth == 0;
    }

    @Override
    public String idText() {
        return id;
    }

    public Unit named(String newName) {
        return new Unit(id, parent, newName, depth, attachments, tags);
    }

    @Override
    public Unit with(Attachments newAttachments) {
        return new Unit(id, parent, name, depth, newAttachments, tags);
    }

    @Override
    public Unit with(List<Tag> newTags) {
        return new Unit(id, parent, name, depth, attachments, newTags);
    }
}
