// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Examines a data folder, the machine below it, and the server that runs on it, if one does. Reads only, and is itself
 * read-only about secrets: it opens the root key to prove the store and the ledger of a stopped server, and nothing
 * else.
 */
public final class Examination {
    private static final Map<String, Check> CHECKS = checks();

    private Examination() {}

    private static Map<String, Check> checks() {
        var checks = new LinkedHashMap<String, Check>();
        checks.put("files", new FileModes());
        checks.put("root key", new RootKeyPlace());
        checks.put("server", new ServerHealth());
        checks.put("store", new StoreProof());
        checks.put("ledger", new LedgerProof());
        checks.put("clock", new ClockSteps());
        checks.put("free space", new FreeSpace());
        checks.put("certificates", new CertificateExpiry());
        checks.put("administrator's key", new AdministratorKeyAge());
        checks.put("swap", new SwapSpace());
        checks.put("limits", new ProcessLimits());
        return checks;
    }

    /** All findings, the worst first. */
    public static List<Finding> of(Patient patient) {
        if (!Files.isDirectory(patient.data())) {
            return List.of(Finding.danger(patient.data() + " is not a folder", "name the data folder with --data"));
        }
        List<Finding> findings = new ArrayList<>();
        CHECKS.forEach((name, check) -> findings.addAll(examine(name, check, patient)));
        findings.sort(Comparator.comparing(Finding::severity));
        return findings;
    }

    private static List<Finding> examine(String name, Check check, Patient patient) {
        try {
            return check.examine(patient);
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(Finding.warning("%s: cannot be examined: %s".formatted(name, unreadable), ""));
        }
    }
}
