// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import io.sealwright.crypto.CertificateEnd;
import io.sealwright.server.data.TlsFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** No certificate of a listener ends soon. */
final class CertificateExpiry implements Check {
    private static final Duration WARNED = Duration.ofDays(30);
    private static final String ADVICE = "put a new one there; no restart is needed";

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        List<Path> chains = new ArrayList<>(patient.certificates());
        Path made = TlsFolder.in(patient.data()).chain();
        if (Files.exists(made)) {
            chains.add(made);
        }
        List<Finding> findings = new ArrayList<>();
        for (Path chain : chains) {
            findings.addAll(examine(chain, patient.clock().instant()));
        }
        return findings;
    }

    private static List<Finding> examine(Path chain, Instant now) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (InputStream pem = Files.newInputStream(chain)) {
            for (CertificateEnd one : CertificateEnd.of(pem)) {
                String what = "%s: the certificate of %s".formatted(chain, one.subject());
                if (one.end().isBefore(now)) {
                    findings.add(Finding.danger(what + " ended at " + one.end(), ADVICE));
                } else if (one.end().isBefore(now.plus(WARNED))) {
                    findings.add(Finding.warning(what + " ends at " + one.end(), ADVICE));
                }
            }
        } catch (IllegalArgumentException unreadable) {
            findings.add(Finding.danger(chain + " is no certificate chain in PEM", "put one there"));
        }
        return findings;
    }
}
