// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import io.sealwright.store.PostgresConfig;
import io.sealwright.store.SqliteConfig;
import io.sealwright.store.StoreEngine;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where state is kept, and how much of it at hand.
 *
 * @param database null for a file in the data folder
 * @param hotMaxBytes keys, policies and access keys held in memory
 */
public record StoreConfig(@Nullable PostgresConfig database, long hotMaxBytes) {
    private static final long MIN_HOT = 1 << 20;

    public StoreConfig {
        SettingRefused.unless(hotMaxBytes >= MIN_HOT, Setting.HOT_MAX_BYTES, hotMaxBytes, "at least 1MiB");
    }

    static StoreConfig of(Settings settings, Path workingFolder) {
        long heap = Runtime.getRuntime().maxMemory();
        long bytes = Units.bytesOrShare(Setting.HOT_MAX_BYTES, settings.text(Setting.HOT_MAX_BYTES), heap);
        SettingRefused.unless(
                bytes <= heap / 2, Setting.HOT_MAX_BYTES, bytes, "at most half of the heap, which is " + heap);
        return new StoreConfig(database(settings.text(Setting.STORE), workingFolder), bytes);
    }

    /** The database that {@code --store} names; null where it names none. */
    public static @Nullable PostgresConfig database(String url, Path workingFolder) {
        return url.isEmpty() ? null : StoreUrl.parse(url, workingFolder);
    }

    /** The engine for this data folder. */
    public StoreEngine engine(Path folder) {
        return database == null ? SqliteConfig.in(folder, Runtime.getRuntime().availableProcessors()) : database;
    }
}
