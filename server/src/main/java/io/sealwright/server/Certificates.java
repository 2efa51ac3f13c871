// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.crypto.BadCertificate;
import io.sealwright.crypto.ServerCertificate;
import io.sealwright.gateway.http.Tls;
import io.sealwright.server.config.TlsConfig;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * The certificate of the listeners, read again when its files change. What cannot be used is named in the log, and
 * changes nothing: the one before serves on.
 */
final class Certificates {
    private static final Logger LOG = System.getLogger(Certificates.class.getName());
    private static final Duration WARNING = Duration.ofDays(14);
    private static final Set<PosixFilePermission> OURS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final TlsConfig.Files files;
    private final InstantSource clock;
    private final Tls tls;
    private String seen;

    private Certificates(TlsConfig.Files files, InstantSource clock, Tls tls, String seen) {
        this.files = files;
        this.clock = clock;
        this.tls = tls;
        this.seen = seen;
    }

    /** @throws StartRefused naming what is wrong with the files */
    static Certificates read(TlsConfig.Files files, InstantSource clock) throws StartRefused {
        try {
            String seen = stamp(files);
            check(files, clock.instant());
            return new Certificates(files, clock, Tls.of(files.chain(), files.key()), seen);
        } catch (IOException | BadCertificate refused) {
            throw new StartRefused("TLS: " + refused.getMessage(), refused);
        }
    }

    Tls tls() {
        return tls;
    }

    /** Looks whether the files changed. To be called now and then, by one thread. */
    void refresh() {
        try {
            String now = stamp(files);
            if (now.equals(seen)) {
                return;
            }
            seen = now;
            check(files, clock.instant());
            tls.replace(files.chain(), files.key());
            LOG.log(Level.INFO, "TLS: a new certificate serves from now on, from {0}", files.chain());
        } catch (IOException | BadCertificate unusable) {
            LOG.log(
                    Level.WARNING,
                    "TLS: the certificate from before serves on, for {0}",
                    String.valueOf(unusable.getMessage()));
        }
    }

    private static void check(TlsConfig.Files files, Instant now) throws IOException, BadCertificate {
        if (!OURS.containsAll(Files.getPosixFilePermissions(files.key()))) {
            throw new IOException(files.key() + " can be read by others: chmod 600 it");
        }
        ServerCertificate certificate = ServerCertificate.read(files.chain(), files.key());
        certificate.requireValidAt(now);
        if (certificate.notAfter().isBefore(now.plus(WARNING))) {
            LOG.log(Level.WARNING, "TLS: the certificate {0} ends at {1}", files.chain(), certificate.notAfter());
        }
    }

    /** Differs whenever the files do. */
    private static String stamp(TlsConfig.Files files) throws IOException {
        return stamp(files.chain()) + ' ' + stamp(files.key());
    }

    private static String stamp(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return "%s/%d/%s".formatted(found.lastModifiedTime(), found.size(), found.fileKey());
    }
}
