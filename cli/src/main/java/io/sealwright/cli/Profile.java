// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One profile of an AWS shared credentials file, with the endpoint it belongs to.
 *
 * @param sessionToken empty for long-term keys
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">Shared config and credentials
 *     files</a>
 */
record Profile(String accessKeyId, String secretAccessKey, String sessionToken, String region, URI endpoint) {

    /** The profile of this name; empty unless the file has it with keys and an endpoint. */
    static Optional<Profile> read(Path file, String name) throws IOException {
        Map<String, String> entries = section(file, name);
        String keyId = entries.getOrDefault("aws_access_key_id", "");
        String secret = entries.getOrDefault("aws_secret_access_key", "");
        String endpoint = entries.getOrDefault("endpoint_url", "");
        if (keyId.isEmpty() || secret.isEmpty() || endpoint.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Profile(
                keyId,
                secret,
                entries.getOrDefault("aws_session_token", ""),
                entries.getOrDefault("region", "us-east-1"),
                URI.create(endpoint)));
    }

    private static Map<String, String> section(Path file, String name) throws IOException {
        Map<String, String> entries = new HashMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.startsWith("[")) {
                inside = text.equals("[" + name + "]");
                continue;
            }
            int equals = text.indexOf('=');
            if (inside && equals > 0 && !text.startsWith("#")) {
                entries.put(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
            }
        }
        return entries;
    }

    /** Host and port, as they are signed. */
    String host() {
        return endpoint.getRawAuthority();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Profile[%s, %s, %s]".formatted(accessKeyId, region, endpoint);
    }
}
