// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A file that nobody can write, rename or delete until this is closed: even root, who may make one on ext4 and xfs. */
final class Immutable implements AutoCloseable {
    private final Path file;

    private Immutable(Path file) {
        this.file = file;
    }

    static Immutable make(Path file) {
        assumeTrue(chattr("+i", file), "only root makes a file immutable, and not in every file system");
        return new Immutable(file);
    }

    private static boolean chattr(String change, Path file) {
        try {
            return new ProcessBuilder("chattr", change, file.toString())
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException _) {
            return false; // There is no such command.
        }
    }

    @Override
    public void close() throws IOException {
        if (!chattr("-i", file)) {
            throw new IOException(file + " stays immutable");
        }
    }
}
