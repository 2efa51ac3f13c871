// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.vocabulary.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * An account as part of its organization.
 *
 * @param email unique in the organization, whatever its case
 * @param suspended whether it was closed: then nothing of it can sign a request
 * @param parent the id of the root or unit it is in
 * @param invited whether it was there before the organization, as the management account
 */
public record Member(
        AccountId id,
        String name,
        String email,
        boolean suspended,
        String parent,
        boolean invited,
        Instant joined,
        Attachments attachments,
        List<Tag> tags)
        implements Node {

    /** The most accounts of an organization, closed ones among them. */
    public static final int MAX_ACCOUNTS = 10_000;

    public Member {
        tags = List.copyOf(tags);
    }

    @Override
    public String idText() {
        return id.digits();
    }

    /** The account once it was closed. */
    public Member close() {
        return new Member(id, name, email, true, parent, invited, joined, attachments, tags);
    }

    /** The account in another place. */
    public Member movedTo(String newParent) {
        return new Member(id, name, email, suspended, newParent, invited, joined, attachments, tags);
    }

    @Override
    public Member with(Attachments newAttachments) {
        return new Member(id, name, email, suspended, parent, invited, joined, newAttachments, tags);
    }

    @Override
    public Member with(List<Tag> newTags) {
        return new Member(id, name, email, suspended, parent, invited, joined, attachments, newTags);
    }
}
