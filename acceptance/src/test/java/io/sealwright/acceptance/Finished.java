// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that has ended, and what it said. */
record Finished(int exitCode, String out, String err) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Runs a command to its end, in an environment that holds what finds programs, and {@code environment}.
     *
     * @throws IOException if it does not end in time; it is killed then
     */
    static Finished run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        scrub(builder.environment());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("%s did not end within %s".formatted(command.getFirst(), PATIENCE));
            }
            return new Finished(process.exitValue(), read(out), read(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** No test may find anybody's AWS settings, nor a setting of this server. */
    static void scrub(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("SEALWRIGHT_"));
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    /** What it printed; a failure of the test if it failed. */
    String succeeded() {
        if (exitCode != 0) {
            throw new AssertionError("exit code %d%n%s%n%s".formatted(exitCode, out, err));
        }
        return out;
    }
}
