// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How listeners are protected on the way.
 *
 * @param certificates where the certificate and its key are, or null for plaintext HTTP
 * @param insecureHttp whether plaintext HTTP may leave this machine
 */
public record TlsConfig(@Nullable Files certificates, boolean insecureHttp) {

    /**
     * A certificate with its chain, and its key; both absolute.
     *
     * @param chain PEM
     * @param key PEM, PKCS #8
     */
    public record Files(Path chain, Path key) {}

    static TlsConfig of(Settings settings, Path workingFolder) {
        String chain = settings.text(Setting.TLS_CERT);
        String key = settings.text(Setting.TLS_KEY);
        SettingRefused.unless(chain.isEmpty() || !key.isEmpty(), Setting.TLS_CERT, chain, "needs tls-key beside it");
        SettingRefused.unless(key.isEmpty() || !chain.isEmpty(), Setting.TLS_KEY, key, "needs tls-cert beside it");
        boolean insecure = Units.truth(Setting.INSECURE_HTTP, settings.text(Setting.INSECURE_HTTP));
        SettingRefused.unless(
                chain.isEmpty() || !insecure, Setting.INSECURE_HTTP, "true", "there is a certificate: choose one");
        Files files = chain.isEmpty()
                ? null
                : new Files(path(Setting.TLS_CERT, chain, workingFolder), path(Setting.TLS_KEY, key, workingFolder));
        return new TlsConfig(files, insecure);
    }

    private static Path path(Setting setting, String text, Path workingFolder) {
        try {
            return workingFolder.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException bad) {
            throw SettingRefused.value(setting, text, "not a path: " + bad.getReason());
        }
    }

    /** Passes only if nobody else can read along, or somebody decided that they may. */
    void requireProtected(ListenAddress address, String settingName) {
        if (certificates == null && !insecureHttp && !address.address().isLoopbackAddress()) {
            throw SettingRefused.value(
                    settingName,
                    address,
                    "plaintext HTTP leaves this machine: give tls-cert and tls-key, or say --insecure-http");
        }
    }
}
