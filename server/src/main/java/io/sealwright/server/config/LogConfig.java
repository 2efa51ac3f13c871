// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

/**
 * How and how much is logged.
 *
 * @param format of a line
 * @param level the least important line that is written
 */
public record LogConfig(Format format, System.Logger.Level level) {

    /** How a log line is written. */
    public enum Format {
        TEXT,
        JSON
    }

    static LogConfig of(Settings settings) {
        return new LogConfig(format(settings.text(Setting.LOG_FORMAT)), level(settings.text(Setting.LOG_LEVEL)));
    }

    private static Format format(String text) {
        return switch (text) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            default -> throw SettingRefused.value(Setting.LOG_FORMAT, text, Setting.LOG_FORMAT.form());
        };
    }

    private static System.Logger.Level level(String text) {
        return switch (text) {
            case "error" -> System.Logger.Level.ERROR;
            case "warning" -> System.Logger.Level.WARNING;
            case "info" -> System.Logger.Level.INFO;
            case "debug" -> System.Logger.Level.DEBUG;
            default -> throw SettingRefused.value(Setting.LOG_LEVEL, text, Setting.LOG_LEVEL.form());
        };
    }
}
