// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a server started from here may use: enough files for its connections, and no core dump. */
final class ProcessLimits implements Check {
    private static final long LEAST_FILES = 4_096;
    private static final int NAME_WIDTH = 26;

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        Path limits = patient.proc().resolve("self/limits");
        if (!Files.exists(limits)) {
            return List.of(Finding.note("this system does not say what limits a process has", ""));
        }
        List<Finding> findings = new ArrayList<>();
        for (String line : Files.readAllLines(limits)) {
            String soft =
                    line.substring(Math.min(NAME_WIDTH, line.length())).strip().split("\\s+", 2)[0];
            if (line.startsWith("Max open files") && !soft.equals("unlimited") && Long.parseLong(soft) < LEAST_FILES) {
                findings.add(Finding.warning(
                        "a process from here may open %s files".formatted(soft), "ulimit -n 65536 before the start"));
            }
            if (line.startsWith("Max core file size") && !soft.equals("0")) {
                findings.add(Finding.note(
                        "a process from here may write a core dump, with keys in it", "ulimit -c 0 before the start"));
            }
        }
        return findings;
    }
}
