// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

/**
 * How the ledger lies on the disk.
 *
 * @param segmentBytes size of one preallocated file
 */
public record LedgerSettings(long segmentBytes) {
    private static final long MIN_SEGMENT = 4L << 20;
    private static final long MAX_SEGMENT = 1L << 30;

    public LedgerSettings {
        SettingRefused.unless(
                segmentBytes >= MIN_SEGMENT && segmentBytes <= MAX_SEGMENT,
                Setting.LEDGER_SEGMENT_BYTES,
                segmentBytes,
                "from 4MiB to 1GiB");
    }

    static LedgerSettings of(Settings settings) {
        return new LedgerSettings(
                Units.bytes(Setting.LEDGER_SEGMENT_BYTES, settings.text(Setting.LEDGER_SEGMENT_BYTES)));
    }
}
