// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.security.Provider;
import java.util.ArrayList;
import java.util.List;

/** Which provider computes what, in lines for the command {@code sealwright crypto providers}. */
public final class ProviderReport {
    private ProviderReport() {}

    /** One line for each algorithm in use: algorithm, provider, version. */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("AES-256-GCM", Providers.CIPHERS));
        lines.add(line("SHA-256", Providers.DIGESTS));
        lines.add(line("HMAC-SHA-256, SP 800-108, SP 800-56C", "Sealwright over SHA-256 of", Providers.DIGESTS));
        lines.add("%-38s %s".formatted("randomness", OsRandomSource.mechanism()));
        return List.copyOf(lines);
    }

    private static String line(String algorithm, Provider provider) {
        return "%-38s %s %s".formatted(algorithm, provider.getName(), provider.getVersionStr());
    }

    private static String line(String algorithm, String how, Provider provider) {
        return "%-38s %s %s %s".formatted(algorithm, how, provider.getName(), provider.getVersionStr());
    }
}
