// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations;

import io.sealwright.organizations.model.Member;
import org.jspecify.annotations.Nullable;

/** An account's own row, and what followed from it under the tree that was last asked. Thread-safe. */
final class Standing {
    private final @Nullable Member member;
    private volatile @Nullable Under last;

    private record Under(Tree tree, Controls controls) {}

    /** @param member null for an account that is in no organization */
    Standing(@Nullable Member member) {
        this.member = member;
    }

    @Nullable
    Member member() {
        return member;
    }

    /** Follows from both alone, so it is put together once for each pair. */
    @SuppressWarnings("ReferenceEquality") // A tree that was loaded anew is another one.
    Controls under(Tree tree) {
        Under kept = last;
        if (kept == null || kept.tree() != tree) {
            kept = new Under(tree, tree.controls(member));
            last = kept;
        }
        return kept.controls();
    }
}
