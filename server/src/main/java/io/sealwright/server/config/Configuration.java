// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything an operator decided, checked. Read once, at the start; nothing else looks at flags, files or environment.
 *
 * @param settings the same as text, for printing
 */
public record Configuration(
        DataConfig data,
        ListenConfig listen,
        AdminConfig admin,
        List<EndpointConfig> endpoints,
        TlsConfig tls,
        AccountConfig account,
        GatewayLimits gateway,
        StoreConfig store,
        LedgerSettings ledger,
        WebIdentityConfig webIdentity,
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
        TlsConfig tls = TlsConfig.of(settings, workingFolder);
        tls.requireProtected(listen.address(), Setting.LISTEN.settingName());
        boolean apart = admin.address().port() == 0 || !admin.address().equals(listen.address());
        SettingRefused.unless(
                apart, Setting.ADMIN_LISTEN, settings.text(Setting.ADMIN_LISTEN), "is the services' own port");
        List<EndpointConfig> endpoints = EndpointConfig.of(settings, workingFolder);
        requireApart(endpoints, listen.address(), admin.address());
        endpoints.forEach(
                endpoint -> tls.requireProtected(endpoint.address(), "endpoints." + endpoint.id() + ".listen"));
        return new Configuration(
                DataConfig.of(settings, workingFolder),
                listen,
                admin,
                endpoints,
                tls,
                AccountConfig.of(settings),
                GatewayLimits.of(settings),
                StoreConfig.of(settings, workingFolder),
                LedgerSettings.of(settings),
                WebIdentityConfig.of(settings, workingFolder),
                LogConfig.of(settings),
                StopConfig.of(settings),
                settings);
    }

    /** What comes through an endpoint is known by its port: nothing else may answer there. */
    private static void requireApart(List<EndpointConfig> endpoints, ListenAddress... others) {
        Set<ListenAddress> taken = new HashSet<>(List.of(others));
        for (EndpointConfig endpoint : endpoints) {
            if (endpoint.address().port() != 0 && !taken.add(endpoint.address())) {
                throw SettingRefused.value(
                        "endpoints." + endpoint.id() + ".listen",
                        endpoint.address().socketAddress(),
                        "an endpoint shares its port with nothing");
            }
        }
    }
}
