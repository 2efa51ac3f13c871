// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.rows.PolicyDocuments;
import io.sealwright.vocabulary.Blob;
import java.util.List;

/**
 * A policy that can be attached to the root, to organizational units and to accounts.
 *
 * @param id {@code p-} and eight lower-case letters or digits; AWS's own have names there
 * @param content the hash of its document
 */
public record ControlPolicy(
        String id,
        ControlType type,
        String name,
        String description,
        Blob content,
        boolean awsManaged,
        List<Tag> tags) {

    public ControlPolicy {
        tags = List.copyOf(tags);
    }

    static ControlPolicy managedByAws(ControlType type, String id, String description, String text) {
        return new ControlPolicy(
                id, type, id.substring("p-".length()), description, PolicyDocuments.hash(text), true, List.of());
    }

    /** The policy under another name, with other words and another document. */
    public ControlPolicy with(String newName, String newDescription, Blob newContent) {
        return new ControlPolicy(id, type, newName, newDescription, newContent, awsManaged, tags);
    }

    /** The policy with these tags in the place of its own. */
    public ControlPolicy with(List<Tag> newTags) {
        return new ControlPolicy(id, type, name, description, content, awsManaged, newTags);
    }
}
