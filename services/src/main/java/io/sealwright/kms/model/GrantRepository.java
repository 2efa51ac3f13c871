// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.gateway.Write;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Page;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where grants are kept. A grant belongs to its key, whose version moves with every change of one. Strongly consistent:
 * a grant works, and stops working, when the change is answered.
 */
public interface GrantRepository {

    /**
     * The grants that one principal has on one key.
     *
     * @param granteeId as {@link GrantParty#id}
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold them
     */
    GranteeGrants of(KeyAddress key, String granteeId);

    /**
     * One grant. Reads the store.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop
     */
    Optional<Grant> find(GrantAddress address);

    /** The grant with a name that this very request made before. Reads the store. */
    Optional<Grant> findRepeated(KeyAddress key, Blob requestHash);

    /**
     * Grants of a key in the order of their ids, beginning after {@code after}. Reads the store.
     *
     * @param grantee the name of the grantee they are narrowed to, or null
     */
    Page<Grant> list(KeyAddress key, @Nullable String grantee, @Nullable String after, int limit);

    /**
     * Grants in a Region that one principal may retire. Reads the store.
     *
     * @param owner whose keys they are on, or null for keys of all accounts
     */
    Page<Grant> listRetirable(
            Region region, String retiringId, @Nullable AccountId owner, @Nullable String after, int limit);

    /**
     * Adds a grant.
     *
     * @param parent the grant that the right to make it came from, or null: if it has gone by the time of the commit,
     *     all is decided anew
     */
    Write insert(Grant grant, KeyFacts key, @Nullable Grant parent);

    /** Ends a grant, by its revocation or retirement. */
    Write end(Grant grant, KeyFacts key, Instant now);
}
