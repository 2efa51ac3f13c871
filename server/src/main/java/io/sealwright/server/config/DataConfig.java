// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where everything that must survive is kept.
 *
 * @param folder absolute
 */
public record DataConfig(Path folder) {

    public DataConfig {
        if (!folder.isAbsolute()) {
            throw new IllegalArgumentException("the data folder is known by its absolute path");
        }
    }

    static DataConfig of(Settings settings, Path workingFolder) {
        String text = settings.text(Setting.DATA);
        SettingRefused.unless(!text.isBlank(), Setting.DATA, "''", "a folder is expected");
        try {
            return new DataConfig(workingFolder.resolve(text).toAbsolutePath().normalize());
        } catch (InvalidPathException bad) {
            throw SettingRefused.value(Setting.DATA, text, "not a path: " + bad.getReason());
        }
    }
}
