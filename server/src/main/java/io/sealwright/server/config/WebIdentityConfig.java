// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import io.sealwright.outgoing.Destination;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose identity tokens can be verified, and by which keys.
 *
 * @param keyFiles a file with a key set, by issuer, letter for letter as tokens name it
 * @param hosts who may be asked over HTTPS for the keys of all other issuers
 * @param authorities a file of certificate authorities that vouch for the hosts, or empty for the JDK's
 */
public record WebIdentityConfig(Map<String, Path> keyFiles, List<Destination> hosts, Optional<Path> authorities) {

    public WebIdentityConfig {
        keyFiles = Map.copyOf(keyFiles);
        hosts = List.copyOf(hosts);
    }

    static WebIdentityConfig of(Settings settings, Path workingFolder) {
        String authorities = settings.text(Setting.WEB_IDENTITY_AUTHORITIES);
        return new WebIdentityConfig(
                keyFiles(settings.text(Setting.WEB_IDENTITY_KEYS), workingFolder),
                hosts(settings.text(Setting.WEB_IDENTITY_HOSTS)),
                authorities.isEmpty() ? Optional.empty() : Optional.of(workingFolder.resolve(authorities)));
    }

    private static Map<String, Path> keyFiles(String text, Path workingFolder) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String entry : entries(text)) {
            int equals = entry.lastIndexOf('=');
            boolean isOne = equals > 0 && equals < entry.length() - 1 && entry.startsWith("https://");
            SettingRefused.unless(
                    isOne,
                    Setting.WEB_IDENTITY_KEYS,
                    entry,
                    "an issuer such as https://ci.example=keys.json is expected");
            Path before = files.put(entry.substring(0, equals), workingFolder.resolve(entry.substring(equals + 1)));
            SettingRefused.unless(before == null, Setting.WEB_IDENTITY_KEYS, entry, "an issuer is given twice");
        }
        return files;
    }

    private static List<Destination> hosts(String text) {
        List<Destination> hosts = new ArrayList<>();
        for (String entry : entries(text)) {
            Optional<Destination> host = Destination.parse(entry);
            SettingRefused.unless(
                    host.isPresent(),
                    Setting.WEB_IDENTITY_HOSTS,
                    entry,
                    "a host such as ci.example, ci.example:8443 or ci.example@10.0.0.0/8 is expected");
            host.ifPresent(hosts::add);
        }
        return hosts;
    }

    private static List<String> entries(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }
}
