// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;

/**
 * One process for one schema: a lock of the session, which the server lets go when the connection ends, however it
 * does.
 */
final class PostgresLock {

    /** "Sealwrig", to be told from the locks of others. */
    private static final long OURS = 0x5365616c77726967L;

    private final long key;

    PostgresLock(String schema) {
        this.key = OURS ^ ((long) schema.hashCode() << 16);
    }

    /**
     * Takes it, after waiting for a moment: a process that was killed may not be gone for the server yet.
     *
     * @throws StoreRefused if another process holds it
     */
    void take(JdbcSql sql) {
        try {
            sql.list("SELECT pg_advisory_lock(?)", row -> true, key);
        } catch (StoreException failure) {
            if (failure.kind() == Kind.CONTENDED) {
                throw new StoreRefused("another process uses this database: one at a time");
            }
            throw failure;
        }
    }
}
