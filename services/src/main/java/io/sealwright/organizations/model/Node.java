// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import java.util.List;

/** What policies can be attached to: the root, an organizational unit, or an account. */
public sealed interface Node permits Unit, Member {

    /** {@code r-…}, {@code ou-…}, or an account's digits. */
    String idText();

    /** The id of the root or unit it is in; empty for the root. */
    String parent();

    String name();

    Attachments attachments();

    List<Tag> tags();

    Node with(Attachments attachments);

    Node with(List<Tag> tags);
}
