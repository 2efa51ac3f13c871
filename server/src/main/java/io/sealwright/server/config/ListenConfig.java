// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

/**
 * Where the AWS services answer.
 *
 * @param address one port for all services and Regions
 */
public record ListenConfig(LoopbackAddress address) {

    static ListenConfig of(Settings settings) {
        return new ListenConfig(LoopbackAddress.parse(Setting.LISTEN, settings.text(Setting.LISTEN)));
    }
}
