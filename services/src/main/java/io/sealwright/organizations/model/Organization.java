// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.vocabulary.AccountId;
import java.time.Instant;

/**
 * The organization of this installation: the root of one aggregate. Its units, accounts, policies and what is attached
 * to what belong to it, and every change of any of them is a change of its version.
 *
 * @param id {@code o-} and ten lower-case letters or digits
 * @param management the account that may change it, and that its policies do not limit
 * @param rootId {@code r-} and four lower-case letters or digits
 */
public record Organization(
        String id,
        AccountId management,
        String rootId,
        Instant created,
        Enablings enablings,
        Counts counts,
        long version) {

    private static final long FIRST_VERSION = 1;

    /** A new organization that has nothing but its root and its management account. */
    public static Organization create(String id, AccountId management, String rootId, Instant now) {
        return new Organization(id, management, rootId, now, Enablings.NONE, new Counts(1, 0, 0, 0), FIRST_VERSION);
    }

    public boolean isManagement(AccountId account) {
        return management.equals(account);
    }

    /** The organization after something changed that is kept beside it. */
    public Organization next() {
        return with(counts);
    }

    /** The organization with other counts. */
    public Organization with(Counts newCounts) {
        return new Organization(id, management, rootId, created, enablings, newCounts, version + 1);
    }

    /** The organization after a policy type was enabled or disabled. */
    public Organization with(Enablings newEnablings) {
        return new Organization(id, management, rootId, created, newEnablings, counts, version + 1);
    }
}
