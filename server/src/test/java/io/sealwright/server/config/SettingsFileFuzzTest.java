// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any file is either settings of the table, or refused; never anything else. */
class SettingsFileFuzzTest {

    @FuzzTest
    void read(FuzzedDataProvider data) throws IOException {
        Path file = Files.createTempFile("settings", ".yaml");
        try {
            Files.write(file, data.consumeRemainingAsBytes());
            if (SettingsFile.read(file).settings().containsKey(Setting.CONFIG)) {
                throw new AssertionError("a file named another");
            }
        } catch (SettingRefused expected) {
            // The only other outcome.
        } finally {
            Files.delete(file);
        }
    }
}
