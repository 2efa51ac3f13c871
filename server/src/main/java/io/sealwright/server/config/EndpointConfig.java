// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import io.sealwright.gateway.http.Networks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A VPC endpoint: a listener whose requests carry its id and its VPC.
 *
 * @param id {@code vpce-…}
 * @param vpcId {@code vpc-…}
 * @param address shared with nothing
 * @param source whose connections it takes
 * @param policy the file of its endpoint policy, or null: everything may pass
 * @param proxies whose {@code X-Forwarded-For} is believed
 */
public record EndpointConfig(
        String id,
        String vpcId,
        ListenAddress address,
        Networks source,
        @Nullable Path policy,
        Networks proxies) {
    private static final Pattern VPC = Pattern.compile("vpc-[0-9a-f]{8}([0-9a-f]{9})?");

    public EndpointConfig {
        if (!VPC.matcher(vpcId).matches()) {
            throw new IllegalArgumentException("not the id of a VPC");
        }
    }

    static List<EndpointConfig> of(Settings settings, Path workingFolder) {
        return settings.endpoints().stream()
                .map(id -> of(id, settings, workingFolder))
                .toList();
    }

    private static EndpointConfig of(String id, Settings settings, Path workingFolder) {
        String vpc = required(id, EndpointSetting.VPC, settings);
        if (!VPC.matcher(vpc).matches()) {
            throw refused(id, EndpointSetting.VPC, vpc, "the id of a VPC such as vpc-0a1b2c3d is expected");
        }
        String listen = required(id, EndpointSetting.LISTEN, settings);
        String source = required(id, EndpointSetting.SOURCE, settings);
        return new EndpointConfig(
                id,
                vpc,
                ListenAddress.parse(name(id, EndpointSetting.LISTEN), listen),
                networks(id, EndpointSetting.SOURCE, source),
                settings.text(id, EndpointSetting.POLICY)
                        .map(workingFolder::resolve)
                        .orElse(null),
                settings.text(id, EndpointSetting.TRUSTED_PROXIES)
                        .map(text -> networks(id, EndpointSetting.TRUSTED_PROXIES, text))
                        .orElse(Networks.NONE));
    }

    private static String required(String id, EndpointSetting setting, Settings settings) {
        Optional<String> text = settings.text(id, setting);
        return text.orElseThrow(() -> new SettingRefused(
                "%s is missing: an endpoint has an address, a VPC and a source network".formatted(name(id, setting))));
    }

    private static Networks networks(String id, EndpointSetting setting, String text) {
        return Networks.parse(text)
                .orElseThrow(() -> refused(id, setting, text, "networks such as 10.0.0.0/8 are expected"));
    }

    private static SettingRefused refused(String id, EndpointSetting setting, String text, String expected) {
        return SettingRefused.value(name(id, setting), text, expected);
    }

    private static String name(String id, EndpointSetting setting) {
        return new EndpointSetting.Of(id, setting).settingName();
    }
}
