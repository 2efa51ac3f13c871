// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

/** A setting that cannot stand, named in the message as its author wrote it. The message is for the operator. */
public final class SettingRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    SettingRefused(String message) {
        super(message);
    }

    /** The value of {@code setting} is not what {@code expected} describes. */
    static SettingRefused value(Setting setting, Object value, String expected) {
        return value(setting.settingName(), value, expected);
    }

    /** As {@link #value(Setting, Object, String)}, of a setting of an endpoint. */
    static SettingRefused value(String settingName, Object value, String expected) {
        return new SettingRefused("%s = %s: %s".formatted(settingName, value, expected));
    }

    /** Holds a bound where the value is made, so that a value out of range cannot exist. */
    static void unless(boolean holds, Setting setting, Object value, String expected) {
        if (!holds) {
            throw value(setting, value, expected);
        }
    }
}
