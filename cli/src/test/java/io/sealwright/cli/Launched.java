// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the script {@code sealwright} as a process, with a JVM that only says how it was called. */
final class Launched {
    private static final Path SCRIPT =
            Path.of("..", "sealwright").toAbsolutePath().normalize();

    private Launched() {}

    static void copyScript(Path target) throws IOException {
        executable(target.resolve("sealwright"), Files.readString(SCRIPT));
    }

    static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Its java prints its arguments, one a line, then its environment and its umask. */
    static Path jdk(Path folder, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk-" + version));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        Path bin = Files.createDirectories(home.resolve("bin"));
        executable(bin.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nenv\numask\n");
        executable(bin.resolve("javac"), "#!/bin/sh\n");
        return home;
    }

    /** What it said on both streams, and {@code exit N}. */
    static String run(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said + "exit " + process.exitValue();
    }
}
