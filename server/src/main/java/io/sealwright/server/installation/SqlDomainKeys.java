// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.crypto.Domain;
import io.sealwright.crypto.DomainKeyRepository;
import io.sealwright.crypto.WrappedDomainKey;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.util.List;

/** Wrapped domain keys in SQL. They are sealed under the root key, which also binds each to its domain and version. */
final class SqlDomainKeys implements DomainKeyRepository {
    private final Store store;
    private final SystemChanges changes;
    private final AccountId account;

    SqlDomainKeys(Store store, SystemChanges changes, AccountId account) {
        this.store = store;
        this.changes = changes;
        this.account = account;
    }

    /** Every domain that has a key: few, one for each Region in use. */
    List<Domain> domains() {
        return store.read(snapshot ->
                snapshot.list("SELECT DISTINCT domain FROM domain_key", row -> new Domain(row.getString(1))));
    }

    @Override
    public List<WrappedDomainKey> find(Domain domain) {
        return store.read(snapshot -> snapshot.list(
                "SELECT version, wrapped FROM domain_key WHERE domain = ? ORDER BY version",
                row -> new WrappedDomainKey(domain, row.getInt(1), Blob.owning(row.getBytes(2))),
                domain.name()));
    }

    @Override
    public void insert(WrappedDomainKey key) {
        changes.commit(
                account,
                "CreateDomainKey",
                "DomainKey",
                "domain-key/%s/%d".formatted(key.domain(), key.version()),
                sql -> sql.change(
                        """
                        INSERT INTO domain_key (domain, version, wrapped) VALUES (?, ?, ?)
                        ON CONFLICT (domain, version) DO NOTHING
                        """,
                        key.domain().name(),
                        (long) key.version(),
                        key.wrapped().sharedBytes()));
    }
}
