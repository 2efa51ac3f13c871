// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the embedded store works. Every value has a unit, a safe default and a bound.
 *
 * @param folder where {@code store.db} lies; exists, is ours alone (0700), and is no link
 * @param readers read connections, about the number of cores: a read pins its carrier thread
 * @param queued changes that may wait for the writer; more are refused
 * @param cacheKib page cache of the writer; each reader has a quarter of it
 * @param walKib cap of the write-ahead log, about: over it, the writer waits once for a checkpoint
 * @param changesKept how long {@code change_log} rows stay after the ledger has them
 */
public record SqliteConfig(Path folder, int readers, int queued, int cacheKib, int walKib, Duration changesKept)
        implements StoreEngine {

    private static final int MAX_READERS = 256;
    private static final int MAX_QUEUED = 1 << 20;
    private static final int MAX_CACHE_KIB = 16 << 20;
    private static final int MAX_WAL_KIB = 4 << 20;

    public SqliteConfig {
        check(readers > 0 && readers <= MAX_READERS, "store.readers", readers);
        check(queued > 0 && queued <= MAX_QUEUED, "store.queued", queued);
        check(cacheKib >= 1024 && cacheKib <= MAX_CACHE_KIB, "store.cache-kib", cacheKib);
        check(walKib >= 1024 && walKib <= MAX_WAL_KIB, "store.wal-kib", walKib);
        check(!changesKept.isNegative(), "store.changes-kept", changesKept);
    }

    /** The defaults for {@code folder} on a machine with this many cores. */
    public static SqliteConfig in(Path folder, int cores) {
        return new SqliteConfig(
                folder, Math.clamp(cores, 2, MAX_READERS), 4096, 16 << 10, 64 << 10, Duration.ofHours(1));
    }

    @Override
    public Store open(StorePorts ports, List<Migration> migrations) {
        return SqliteStore.open(this, ports, migrations, Migrations::apply);
    }

    @Override
    public Store openAsItIs(StorePorts ports, List<Migration> migrations) {
        return SqliteStore.open(this, ports, migrations, Migrations::require);
    }

    private static void check(boolean valid, String setting, Object value) {
        if (!valid) {
            throw new IllegalArgumentException("%s = %s is out of range".formatted(setting, value));
        }
    }
}
