// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** What the server's first start wrote for its administrator. */
record Credentials(Path file, String accessKeyId, String secretAccessKey, String region, URI endpoint) {

    static Credentials read(Path file) throws IOException {
        Map<String, String> profile = Files.readAllLines(file).stream()
                .map(line -> line.split(" = ", 2))
                .filter(entry -> entry.length == 2)
                .collect(toMap(entry -> entry[0], entry -> entry[1]));
        return new Credentials(
                file,
                Objects.requireNonNull(profile.get("aws_access_key_id")),
                Objects.requireNonNull(profile.get("aws_secret_access_key")),
                Objects.requireNonNull(profile.get("region")),
                URI.create(Objects.requireNonNull(profile.get("endpoint_url"))));
    }

    /** The same caller of a server that listens elsewhere now. */
    Credentials at(URI other) {
        return new Credentials(file, accessKeyId, secretAccessKey, region, other);
    }

    /** What the AWS clients read; nothing else of theirs is set. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", accessKeyId,
                "AWS_SECRET_ACCESS_KEY", secretAccessKey,
                "AWS_DEFAULT_REGION", region,
                "AWS_REGION", region,
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    @Override
    public String toString() {
        return "Credentials[%s at %s]".formatted(accessKeyId, endpoint);
    }
}
