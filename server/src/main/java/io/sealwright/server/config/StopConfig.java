// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.time.Duration;

/**
 * How the server ends.
 *
 * @param grace what is in flight may take this long once a stop was asked for
 */
public record StopConfig(Duration grace) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public StopConfig {
        SettingRefused.unless(
                grace.compareTo(LONGEST) <= 0, Setting.STOP_GRACE, grace.toMillis() + "ms", "at most 10m");
    }

    static StopConfig of(Settings settings) {
        return new StopConfig(Units.time(Setting.STOP_GRACE, settings.text(Setting.STOP_GRACE)));
    }
}
