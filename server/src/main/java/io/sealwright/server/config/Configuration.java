// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything an operator decided, checked. Read once, at the start; nothing else looks at flags, files or environment.
 *
 * @param settings the same as text, for printing
 */
public record Configuration(
        DataConfig data,
        ListenConfig listen,
        AdminConfig admin,
        AccountConfig account,
        GatewayLimits gateway,
        StoreConfig store,
        LedgerSettings ledger,
        LogConfig log,
        StopConfig stop,
        Settings settings) {

    /**
     * Reads and checks the configuration.
     *
     * @param flags what follows the command's name
     * @param environment the whole environment of the process
     * @param workingFolder what relative paths start from
     * @throws SettingRefused naming the setting, when one is unknown or out of its range
     */
    public static Configuration read(List<String> flags, Map<String, String> environment, Path workingFolder) {
        Settings settings = Settings.read(flags, environment, workingFolder);
        ListenConfig listen = ListenConfig.of(settings);
        AdminConfig admin = AdminConfig.of(settings);
        boolean apart = admin.address().port() == 0 || !admin.address().equals(listen.address());
        SettingRefused.unless(
                apart, Setting.ADMIN_LISTEN, settings.text(Setting.ADMIN_LISTEN), "is the services' own port");
        return new Configuration(
                DataConfig.of(settings, workingFolder),
                listen,
                admin,
                AccountConfig.of(settings),
                GatewayLimits.of(settings),
                StoreConfig.of(settings),
                LedgerSettings.of(settings),
                LogConfig.of(settings),
                StopConfig.of(settings),
                settings);
    }
}
