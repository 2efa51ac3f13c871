// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

/**
 * Where health and metrics answer.
 *
 * @param address never the port of the services
 */
public record AdminConfig(LoopbackAddress address) {

    static AdminConfig of(Settings settings) {
        return new AdminConfig(LoopbackAddress.parse(Setting.ADMIN_LISTEN, settings.text(Setting.ADMIN_LISTEN)));
    }
}
