// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.vocabulary.AccountId;

/** Which lane numbers an account's changes. Frozen: with another spread, numbers of one account would change lanes. */
final class Lanes {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private Lanes() {}

    /** From 0 to {@code count} exclusive; account numbers that follow one another are spread. */
    static int of(AccountId account, int count) {
        return (int) (((account.number() * GOLDEN_RATIO) >>> 32) % count);
    }
}
