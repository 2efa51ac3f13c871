// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.crypto.Domain;
import io.sealwright.crypto.DomainKeyRepository;
import io.sealwright.crypto.RootKeyStamp;
import io.sealwright.crypto.WrappedDomainKey;
import io.sealwright.store.Conflict;
import io.sealwright.store.Sql;
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
    static List<Domain> domains(Store store) {
        return store.read(snapshot ->
                snapshot.list("SELECT DISTINCT domain FROM domain_key", row -> new Domain(row.getString(1))));
    }

    @Override
    public List<WrappedDomainKey> find(Domain domain) {
        return find(store, domain);
    }

    static List<WrappedDomainKey> find(Store store, Domain domain) {
        return store.read(snapshot -> {
            snapshot.requireProven("domain_key", domain.name());
            return snapshot.list(
                    "SELECT version, wrapped FROM domain_key WHERE domain = ? ORDER BY version",
                    row -> new WrappedDomainKey(domain, row.getInt(1), Blob.owning(row.getBytes(2))),
                    domain.name());
        });
    }

    @Override
    public void insert(WrappedDomainKey key) {
        changes.commit(
                account,
                "CreateDomainKey",
                "DomainKey",
                "domain-key/%s/%d".formatted(key.domain(), key.version()),
                sql -> insert(sql, key));
    }

    /**
     * Whether it was kept: not one that is there, nor one that a root key wrapped which is not this store's any more.
     */
    static boolean insert(Sql sql, WrappedDomainKey key) {
        return sql.change(
                        """
                        INSERT INTO domain_key (domain, version, wrapped)
                        SELECT ?, ?, ? FROM installation WHERE root_key_id = ?
                        ON CONFLICT (domain, version) DO NOTHING
                        """,
                        key.domain().name(),
                        (long) key.version(),
                        key.wrapped().sharedBytes(),
                        key.rootKeyId().sharedBytes())
                == 1;
    }

    /** Every version of every domain's key. */
    List<WrappedDomainKey> all() {
        return store.read(snapshot -> snapshot.list(
                "SELECT domain, version, wrapped FROM domain_key ORDER BY domain, version",
                row -> new WrappedDomainKey(
                        new Domain(row.getString(1)), row.getInt(2), Blob.owning(row.getBytes(3)))));
    }

    /**
     * Puts {@code after} in the place of {@code before}, which is all there is, under the root key of {@code stamp}.
     *
     * @throws Conflict if there is more meanwhile, or the root key is another one already
     */
    static void replaceAll(Sql sql, RootKeyStamp before, RootKeyStamp stamp, List<WrappedDomainKey> after)
            throws Conflict {
        SqlInstallation.replaceRootKey(sql, before, stamp);
        long stored = sql.first("SELECT count(*) FROM domain_key", row -> row.getLong(1))
                .orElseThrow();
        if (stored != after.size()) {
            throw Conflict.INSTANCE;
        }
        for (WrappedDomainKey key : after) {
            sql.changeOne(
                    "UPDATE domain_key SET wrapped = ? WHERE domain = ? AND version = ?",
                    key.wrapped().sharedBytes(),
                    key.domain().name(),
                    (long) key.version());
        }
    }
}
