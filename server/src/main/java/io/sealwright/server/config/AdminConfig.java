// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

/**
 * Where health and metrics answer.
 *
 * @param address of the loopback interface; never the port of the services
 */
public record AdminConfig(ListenAddress address) {

    static AdminConfig of(Settings settings) {
        ListenAddress address = ListenAddress.parse(Setting.ADMIN_LISTEN, settings.text(Setting.ADMIN_LISTEN));
        SettingRefused.unless(
                address.address().isLoopbackAddress(),
                Setting.ADMIN_LISTEN,
                settings.text(Setting.ADMIN_LISTEN),
                "health and metrics answer on loopback only (127.0.0.1, [::1], localhost)");
        return new AdminConfig(address);
    }
}
