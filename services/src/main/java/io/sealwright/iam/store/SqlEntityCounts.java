// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.iam.model.EntityCounts;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.AccountId;

/** Reads what {@link AccountCounts} counts. */
public final class SqlEntityCounts implements EntityCounts {
    private final Store store;
    private final AccountCounts counts;

    public SqlEntityCounts(Store store, CryptoBoundary crypto) {
        this.store = store;
        this.counts = new AccountCounts(crypto);
    }

    @Override
    public long amount(AccountId account, EntityKind kind) {
        return store.read(snapshot -> counts.amount(snapshot, account, kind));
    }
}
