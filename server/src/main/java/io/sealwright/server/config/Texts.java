// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The texts that one source gives: of settings, and of settings of endpoints. Not yet understood. */
final class Texts {
    /** What became of a text. */
    enum Put {
        TAKEN,
        UNKNOWN_NAME,
        GIVEN_TWICE
    }

    private static final Comparator<EndpointSetting.Of> BY_ENDPOINT =
            Comparator.comparing(EndpointSetting.Of::endpoint).thenComparing(EndpointSetting.Of::setting);

    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
    private final SortedMap<EndpointSetting.Of, String> endpoints = new TreeMap<>(BY_ENDPOINT);

    /** Takes the text under a name as {@code sealwright.yaml} and flags have it. */
    Put put(String name, String text) {
        return put(Setting.named(name), EndpointSetting.named(name), text);
    }

    Put putVariable(String variable, String text) {
        return put(Setting.ofVariable(variable), EndpointSetting.ofVariable(variable), text);
    }

    private Put put(Optional<Setting> setting, Optional<EndpointSetting.Of> ofEndpoint, String text) {
        if (setting.isPresent()) {
            return settings.put(setting.get(), text) == null ? Put.TAKEN : Put.GIVEN_TWICE;
        }
        if (ofEndpoint.isPresent()) {
            return endpoints.put(ofEndpoint.get(), text) == null ? Put.TAKEN : Put.GIVEN_TWICE;
        }
        return Put.UNKNOWN_NAME;
    }

    Map<Setting, String> settings() {
        return settings;
    }

    /** In the order of the endpoints' ids. */
    SortedMap<EndpointSetting.Of, String> endpoints() {
        return endpoints;
    }
}
