// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator says of one VPC endpoint. There are as many of each as there are endpoints, so the endpoint's id
 * stands in the name: {@code endpoints.vpce-0a1b2c3d.listen} is {@code --endpoints.vpce-0a1b2c3d.listen},
 * {@code SEALWRIGHT_ENDPOINTS_VPCE_0A1B2C3D_LISTEN}, and {@code listen} under the id under {@code endpoints} in the
 * file.
 */
public enum EndpointSetting {
    LISTEN("listen", "HOST:PORT", "where it answers; loopback only, a port of its own"),
    VPC("vpc", "ID", "the VPC that aws:SourceVpc names"),
    SOURCE("source", "CIDR,...", "whose connections it takes: the network of the VPC"),
    POLICY("policy", "FILE", "its endpoint policy; without one everything may pass"),
    TRUSTED_PROXIES("trusted-proxies", "CIDR,...", "proxies in front of it, as for the services' own port");

    private static final String GROUP = "endpoints";
    private static final Pattern NAME = Pattern.compile(GROUP + "\\.(vpce-[0-9a-f]{8}(?:[0-9a-f]{9})?)\\.([a-z-]+)");
    private static final Pattern VARIABLE =
            Pattern.compile(Setting.VARIABLE_PREFIX + "ENDPOINTS_VPCE_([0-9A-F]{8}(?:[0-9A-F]{9})?)_([A-Z_]+)");

    private final String settingName;
    private final String form;
    private final String meaning;

    EndpointSetting(String settingName, String form, String meaning) {
        this.settingName = settingName;
        this.form = form;
        this.meaning = meaning;
    }

    /**
     * One setting of one endpoint.
     *
     * @param endpoint its id, {@code vpce-} and 8 or 17 hexadecimal digits
     */
    record Of(String endpoint, EndpointSetting setting) {

        /** The name in {@code sealwright.yaml} and in every refusal. */
        String settingName() {
            return GROUP + "." + endpoint + "." + setting.settingName;
        }

        String flag() {
            return "--" + settingName();
        }

        String variable() {
            return Setting.VARIABLE_PREFIX
                    + settingName().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        }
    }

    static Optional<Of> named(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? setting(matcher.group(2)).map(found -> new Of(matcher.group(1), found))
                : Optional.empty();
    }

    static Optional<Of> ofVariable(String variable) {
        Matcher matcher = VARIABLE.matcher(variable);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String id = "vpce-" + matcher.group(1).toLowerCase(Locale.ROOT);
        String setting = matcher.group(2).toLowerCase(Locale.ROOT).replace('_', '-');
        return setting(setting).map(found -> new Of(id, found));
    }

    private static Optional<EndpointSetting> setting(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.settingName.equals(name))
                .findFirst();
    }

    /** The flag with a placeholder for the id, for the help text. */
    public String flagForm() {
        return "--" + GROUP + ".ID." + settingName;
    }

    /** How a value looks, for the help text. */
    public String form() {
        return form;
    }

    public String meaning() {
        return meaning;
    }
}
