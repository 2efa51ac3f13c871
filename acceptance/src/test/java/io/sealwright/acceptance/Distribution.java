// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is tested: the launcher, and the files that the build put where it looks for them. */
final class Distribution {
    private static final Path LAUNCHER = Path.of(
                    Objects.requireNonNullElse(System.getProperty("sealwright.launcher"), "../sealwright"))
            .toAbsolutePath()
            .normalize();

    private Distribution() {}

    /** {@code ./sealwright WORDS}, as an operator types it. */
    static List<String> command(List<String> words) {
        return Stream.concat(Stream.of(LAUNCHER.toString()), words.stream()).toList();
    }

    /**
     * The same program without the launcher, for what the launcher rightly has no way to say.
     *
     * @param option an option of the JVM more
     */
    static List<String> javaCommand(String option, List<String> words) throws IOException {
        Path app = app();
        String natives = app.resolve("lib/native").toString();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "@" + app.resolve("java.options"),
                option,
                "-Djava.library.path=" + natives,
                "-Dio.netty.native.workdir=" + natives,
                "-Dorg.sqlite.lib.path=" + natives,
                "-Dorg.sqlite.tmpdir=" + natives));
        Path cache = app.resolve("sealwright.aot");
        if (Files.exists(cache)) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of("-cp", classPath(app), "io.sealwright.cli.Main"));
        command.addAll(words);
        return command;
    }

    /** {@code ./sealwright ledger verify}: the proof that an operator has. */
    static void requireLedgerVerifies(Path data) throws IOException, InterruptedException {
        Finished.run(Path.of(""), Map.of(), command(List.of("ledger", "verify", "--data", data.toString())))
                .succeeded();
    }

    private static Path app() {
        Path root = Objects.requireNonNull(LAUNCHER.getParent());
        return Files.exists(root.resolve("pom.xml")) ? root.resolve("cli/target/sealwright") : root;
    }

    private static String classPath(Path app) throws IOException {
        try (Stream<Path> files = Files.list(app.resolve("lib"))) {
            return String.join(
                    ":",
                    files.map(Path::toString)
                            .filter(name -> name.endsWith(".jar"))
                            .sorted()
                            .toList());
        }
    }
}
