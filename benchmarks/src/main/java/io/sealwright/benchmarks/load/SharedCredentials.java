// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file in AWS's shared-credentials format; each profile in it is one principal of the benchmark.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">Shared config and credentials
 *     files</a>
 */
public final class SharedCredentials {

    private SharedCredentials() {}

    /**
     * Reads every profile that has a key pair, in the order of the file. Region is {@code us-east-1} when not given.
     */
    public static List<Signer> signers(Path file) throws IOException {
        var signers = new ArrayList<Signer>();
        var profile = new LinkedHashMap<String, String>();
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.startsWith("[")) {
                finish(profile, signers);
            }
            int equals = text.indexOf('=');
            if (equals > 0 && !text.startsWith("#")) {
                profile.put(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
            }
        }
        finish(profile, signers);
        return List.copyOf(signers);
    }

    private static void finish(Map<String, String> profile, List<Signer> signers) {
        String id = profile.get("aws_access_key_id");
        String secret = profile.get("aws_secret_access_key");
        if (id != null && secret != null) {
            signers.add(new Signer(id, secret, profile.getOrDefault("region", "us-east-1")));
        }
        profile.clear();
    }
}
