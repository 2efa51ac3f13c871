// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.crypto.NewMaterial;
import io.sealwright.gateway.Write;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Page;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where keys are kept, with their policy, material and tags. Strongly consistent: what was committed, {@code find}
 * sees.
 *
 * <p>A {@link Write} is committed by the pipeline, together with its record. Each demands that the key still has the
 * version it was decided on, and fails with a conflict otherwise: then the request is located and decided again.
 */
public interface KeyRepository {

    /**
     * The key at {@code address}.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold it
     */
    Optional<KmsKey> find(KeyAddress address);

    /**
     * The same without memory holding on to it: for a name that the caller may have invented. Reads the store.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop
     */
    Optional<KmsKey> findUnheld(KeyAddress address);

    /** Keys in the order of their ids, beginning after {@code after}. Reads the store: never on an event loop. */
    Page<KeyAddress> list(AccountId account, Region region, @Nullable String after, int limit);

    /** The tags of a key in the order they were first set. Reads the store. */
    Page<Tag> tags(KeyAddress address, @Nullable String after, int limit);

    Write insert(KeyFacts key, NewMaterial material, PolicyDocument policy, List<Tag> tags);

    /** Stores {@code after} in the place of {@code before}. */
    Write replace(KeyFacts before, KeyFacts after);

    /**
     * What gives a key another policy.
     *
     * @param principals the unique ids that the principals of the policy have now
     */
    Write replacePolicy(KeyFacts before, PolicyDocument policy, PrincipalIds principals);

    /** Sets {@code tags}: new ones are appended, those that exist change their value. */
    Write tag(KeyFacts before, List<Tag> tags);

    Write untag(KeyFacts before, List<String> tagKeys);

    /** Keys whose waiting period has ended, the longest waiting first. */
    List<KeyAddress> dueForDeletion(Instant now, int limit);

    /** Overwrites and removes the key with all that belongs to it: material, aliases, tags, grants. */
    Write destroy(KeyFacts key, Instant now);
}
