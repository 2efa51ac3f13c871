// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory does not reach a disk. */
final class SwapSpace implements Check {

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        Path swaps = patient.proc().resolve("swaps");
        if (!Files.exists(swaps)) {
            return List.of(Finding.note("this system does not say whether it swaps", ""));
        }
        return Files.readAllLines(swaps).stream()
                .skip(1) // the heading
                .map(line -> line.split("\\s+", 2)[0])
                .map(where -> Finding.warning(
                        "memory is swapped to %s, unwrapped keys too".formatted(where),
                        "swapoff %s, or let it lie on an encrypted device".formatted(where)))
                .toList();
    }
}
