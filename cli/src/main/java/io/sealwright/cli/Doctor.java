// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import io.sealwright.server.doctor.Examination;
import io.sealwright.server.doctor.Finding;
import io.sealwright.server.doctor.Finding.Severity;
import io.sealwright.server.doctor.Patient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** {@code sealwright doctor}: says what is wrong with an installation and what to do, the worst first. */
final class Doctor implements Command {
    private static final String DATA = "--data";
    private static final String STORE = "--store";
    private static final String ADMIN = "--admin";
    private static final String CERTIFICATE = "--tls-cert";

    @Override
    public String words() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "says what is wrong with an installation: [--data DIR] [--store URL] [--admin HOST:PORT] [--tls-cert FILE]";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws CommandFailed {
        Map<String, String> flags = Options.read(words(), arguments, List.of(DATA, STORE, ADMIN, CERTIFICATE));
        Path here = terminal.workingFolder();
        List<Path> certificates =
                flags.containsKey(CERTIFICATE) ? List.of(here.resolve(flags.get(CERTIFICATE))) : List.of();
        List<Finding> findings = Examination.of(new Patient(
                here.resolve(flags.getOrDefault(DATA, "data")).toAbsolutePath(),
                flags.getOrDefault(STORE, ""),
                flags.getOrDefault(ADMIN, "127.0.0.1:4598"),
                certificates,
                Path.of("/proc"),
                InstantSource.system()));
        findings.forEach(found -> print(found, terminal));
        return findings.stream().anyMatch(found -> found.severity() == Severity.DANGER) ? 1 : 0;
    }

    private static void print(Finding found, Terminal terminal) {
        terminal.out().println("%-8s %s".formatted(found.severity(), found.what()));
        if (!found.advice().isEmpty()) {
            terminal.out().println("         -> " + found.advice());
        }
    }
}
