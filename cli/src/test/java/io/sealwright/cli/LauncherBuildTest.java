// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the script builds, in a folder that looks like a checkout, with a Maven that notes its calls. */
class LauncherBuildTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    /** Leaves what the real build leaves. */
    private static final String BUILDS = """
            app=cli/target/sealwright
            mkdir -p $app/lib && touch $app/built $app/java.options $app/lib/a.jar
            """;

    @TempDir
    Path folder;

    private Path checkout;
    private Path tools;
    private Path jdk;
    private Path source;

    @BeforeEach
    void check_out() throws IOException {
        checkout = Files.createDirectories(folder.resolve("checkout"));
        tools = Files.createDirectories(folder.resolve("tools"));
        jdk = Launched.jdk(folder, "25.0.3");
        Launched.copyScript(checkout);
        source =
                Files.createDirectories(checkout.resolve("store/src/main/java")).resolve("Store.java");
        Files.createDirectories(checkout.resolve("models"));
        for (Path file : List.of(checkout.resolve("pom.xml"), checkout.resolve("store/pom.xml"), source)) {
            Files.createFile(file);
        }
        try (var all = Files.walk(checkout)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, LONG_AGO);
            }
        }
        maven(BUILDS);
    }

    private void maven(String script) throws IOException {
        Launched.executable(tools.resolve("mvn"), "#!/bin/sh\necho \"$@\" >> ../calls\n" + script);
    }

    private List<String> calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        return Launched.run(
                checkout.resolve("sealwright"),
                Map.of("JAVA_HOME", jdk.toString(), "PATH", tools + ":/usr/bin:/bin"),
                arguments);
    }

    @Test
    void it_builds_when_nothing_is_built_without_the_network_and_then_runs() throws Exception {
        assertThat(run("serve"))
                .contains("building once…", "io.sealwright.cli.Main\nserve\n")
                .endsWith("exit 0");

        assertThat(calls()).singleElement().asString().contains("--offline", "package");
    }

    @Test
    void it_does_not_build_again() throws Exception {
        run("build");

        assertThat(run("serve")).doesNotContain("building");
        assertThat(calls()).hasSize(1);
    }

    @Test
    void it_builds_again_when_a_source_changed_or_went_away() throws Exception {
        run("build");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        run("build");
        assertThat(calls()).hasSize(2);

        Files.setLastModifiedTime(source, LONG_AGO);
        Files.setLastModifiedTime(
                source.getParent(), FileTime.from(Instant.now().plusSeconds(1)));
        run("build");
        assertThat(calls()).hasSize(3);
    }

    @Test
    void what_changes_during_a_build_is_built_by_the_next() throws Exception {
        maven("sleep 0.1; touch store/src/main/java/Store.java; sleep 0.1\n" + BUILDS);

        run("build");
        maven(BUILDS);
        run("build");

        assertThat(calls()).hasSize(2);
    }

    @Test
    void a_library_that_is_not_there_yet_is_fetched_by_a_second_try() throws Exception {
        maven("case \"$*\" in *--offline*) echo 'Cannot access it in offline mode'; exit 1;; esac\n" + BUILDS);

        assertThat(run("build")).doesNotContain("offline mode").endsWith("exit 0");
        assertThat(calls()).hasSize(2);
    }

    @Test
    void sources_that_do_not_compile_are_said_and_nothing_is_started() throws Exception {
        maven("echo 'Store.java:[1,1] cannot find symbol'; exit 1\n");

        assertThat(run("serve"))
                .contains("cannot find symbol", "the build failed")
                .doesNotContain("io.sealwright.cli.Main")
                .endsWith("exit 1");
        assertThat(calls()).hasSize(1);
    }

    @Test
    void without_maven_it_says_so_and_how_to_get_it() throws Exception {
        Files.delete(tools.resolve("mvn"));
        Path noMaven = Files.createDirectories(folder.resolve("few"));
        for (String tool :
                List.of("bash", "env", "dirname", "readlink", "find", "grep", "sed", "mktemp", "rm", "flock")) {
            Files.createSymbolicLink(
                    noMaven.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
        }

        String said = Launched.run(
                checkout.resolve("sealwright"),
                Map.of("JAVA_HOME", jdk.toString(), "PATH", noMaven.toString()),
                "serve");

        assertThat(said).contains("needs Maven", "package maven").endsWith("exit 1");
    }
}
