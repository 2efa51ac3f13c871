// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.gateway.Write;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Page;
import io.sealwright.vocabulary.Region;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where aliases are kept. A change of an alias is a change of the keys it names: their versions move with it. */
public interface AliasRepository {

    /**
     * The alias at {@code address}.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold it
     */
    Optional<Alias> find(AliasAddress address);

    /** Aliases of one key, or of the whole account in a Region, by name, beginning after {@code after}. */
    Page<Alias> list(AccountId account, Region region, @Nullable KeyAddress target, @Nullable String after, int limit);

    /**
     * Adds an alias to {@code key}.
     *
     * <p>When it is committed while such an alias exists it is refused with AlreadyExistsException.
     */
    Write insert(Alias alias, KeyFacts key, String partition);

    /** Lets an alias name another key. */
    Write move(Alias alias, KeyFacts from, KeyFacts to);

    /** Keeps an alias on the key it names, with a new date. */
    Write touch(Alias alias, KeyFacts key);

    Write delete(Alias alias, KeyFacts key);
}
