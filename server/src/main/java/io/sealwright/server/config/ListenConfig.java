// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import io.sealwright.gateway.http.Networks;

/**
 * Where the AWS services answer.
 *
 * @param address one port for all services and Regions
 * @param proxies whose {@code X-Forwarded-For} is believed
 */
public record ListenConfig(ListenAddress address, Networks proxies) {

    static ListenConfig of(Settings settings) {
        String proxies = settings.text(Setting.TRUSTED_PROXIES);
        return new ListenConfig(
                ListenAddress.parse(Setting.LISTEN, settings.text(Setting.LISTEN)),
                proxies.isEmpty()
                        ? Networks.NONE
                        : Networks.parse(proxies)
                                .orElseThrow(() -> SettingRefused.value(
                                        Setting.TRUSTED_PROXIES, proxies, "networks such as 10.0.0.0/8 are expected")));
    }
}
