// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

/**
 * How much of the store is kept at hand.
 *
 * @param hotMaxBytes keys, policies and access keys held in memory
 */
public record StoreConfig(long hotMaxBytes) {
    private static final long MIN_HOT = 1 << 20;

    public StoreConfig {
        SettingRefused.unless(hotMaxBytes >= MIN_HOT, Setting.HOT_MAX_BYTES, hotMaxBytes, "at least 1MiB");
    }

    static StoreConfig of(Settings settings) {
        long heap = Runtime.getRuntime().maxMemory();
        long bytes = Units.bytesOrShare(Setting.HOT_MAX_BYTES, settings.text(Setting.HOT_MAX_BYTES), heap);
        SettingRefused.unless(
                bytes <= heap / 2, Setting.HOT_MAX_BYTES, bytes, "at most half of the heap, which is " + heap);
        return new StoreConfig(bytes);
    }
}
