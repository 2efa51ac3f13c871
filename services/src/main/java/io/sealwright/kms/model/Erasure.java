// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.vocabulary.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a Region owes to keys that were destroyed in it: until the domain key version that sealed them is erased, a copy
 * of the store made before still opens them.
 *
 * @param lowestVersion of the domain key under which material may be stored; older ones are erased, or about to be
 * @param destroyedAt when the first key was destroyed whose domain key version still lives; null: none was
 * @param running whether material is being sealed anew under {@code lowestVersion}
 * @param destroyedAgainAt when a key was destroyed after that had begun: it takes another erasure
 */
public record Erasure(
        Region region,
        int lowestVersion,
        @Nullable Instant destroyedAt,
        boolean running,
        @Nullable Instant destroyedAgainAt) {

    /** Of a Region in which nothing was ever destroyed. */
    public static Erasure none(Region region) {
        return new Erasure(region, 1, null, false, null);
    }

    /** After a key was destroyed. */
    public Erasure destroyed(Instant now) {
        if (running) {
            return new Erasure(
                    region, lowestVersion, destroyedAt, true, destroyedAgainAt == null ? now : destroyedAgainAt);
        }
        return new Erasure(region, lowestVersion, destroyedAt == null ? now : destroyedAt, false, null);
    }

    /** From now on nothing is stored that is sealed under a version below {@code version}. */
    public Erasure begun(int version) {
        return new Erasure(region, version, destroyedAt, true, null);
    }

    /** The versions below the lowest open nothing any more. */
    public Erasure ended() {
        return new Erasure(region, lowestVersion, destroyedAgainAt, false, null);
    }
}
