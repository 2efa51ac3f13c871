// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code sealwright}, in a folder that looks like a release, with a JVM that says how it was called. */
class LauncherTest {

    @TempDir
    Path folder;

    private Path release;
    private Path jdk;

    @BeforeEach
    void unpack() throws IOException {
        release = Files.createDirectories(folder.resolve("release"));
        Launched.copyScript(release);
        Files.createDirectories(release.resolve("lib"));
        for (String jar : List.of("b.jar", "a.jar", "B.jar")) {
            Files.createFile(release.resolve("lib").resolve(jar));
        }
        Files.writeString(release.resolve("java.options"), "-version\n");
        Files.createFile(release.resolve("built"));
        jdk = Launched.jdk(folder, "25.0.3");
    }

    private String run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var all = new HashMap<>(environment);
        all.putIfAbsent("JAVA_HOME", jdk.toString());
        return Launched.run(release.resolve("sealwright"), all, arguments);
    }

    @Test
    void the_class_path_is_sorted_and_the_flags_come_from_one_file() throws Exception {
        String lib = release.toRealPath() + "/lib/";

        assertThat(run(Map.of(), "serve", "--data", "a b").lines())
                .contains("@" + release.toRealPath() + "/java.options")
                .containsSubsequence(
                        "-cp",
                        lib + "B.jar:" + lib + "a.jar:" + lib + "b.jar",
                        "io.sealwright.cli.Main",
                        "serve",
                        "--data",
                        "a b")
                .endsWith("exit 0");
    }

    @Test
    void what_the_environment_would_load_into_the_jvm_is_cleared() throws Exception {
        var hostile = Map.of(
                "JAVA_TOOL_OPTIONS", "-javaagent:x",
                "JDK_JAVA_OPTIONS", "-javaagent:x",
                "_JAVA_OPTIONS", "-javaagent:x",
                "CLASSPATH", "/x",
                "LD_LIBRARY_PATH", "/x",
                "LD_BIND_NOW", "x",
                "KEPT", "x");

        assertThat(run(hostile, "version").lines())
                .contains("KEPT=x")
                .noneMatch(
                        line -> line.startsWith("LD_") || line.contains("_OPTIONS=") || line.startsWith("CLASSPATH="));
    }

    @Test
    void natives_are_loaded_from_the_installation_and_files_are_ours_alone() throws Exception {
        String natives = release.toRealPath() + "/lib/native";

        assertThat(run(Map.of(), "serve").lines())
                .contains("-Djava.library.path=" + natives, "-Dorg.sqlite.lib.path=" + natives)
                .contains("-Dio.netty.native.workdir=" + natives, "-Dorg.sqlite.tmpdir=" + natives)
                .contains("0077");
    }

    @Test
    void the_aot_cache_is_used_where_there_is_one_and_never_spoken_of() throws Exception {
        assertThat(run(Map.of(), "serve")).doesNotContain("AOTCache");
        Files.createFile(release.resolve("sealwright.aot"));

        assertThat(run(Map.of(), "serve").lines())
                .contains("-XX:AOTCache=" + release.toRealPath() + "/sealwright.aot", "-XX:AOTMode=auto")
                .contains("-Xlog:aot*=off");
    }

    @Test
    void it_works_through_a_link() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), release.resolve("sealwright"));
        release = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(release.resolve("sealwright"), link);

        assertThat(run(Map.of(), "serve")).contains("/release/lib/a.jar").endsWith("exit 0");
    }

    @Test
    void a_release_is_never_built_on_the_spot() throws Exception {
        Files.delete(release.resolve("built"));

        assertThat(run(Map.of(), "serve"))
                .contains("is not complete", "unpack it again")
                .endsWith("exit 1");
    }

    @Test
    void another_jdk_is_not_taken() throws Exception {
        jdk = Launched.jdk(folder, "17.0.1");

        String said = run(Map.of("HOME", folder.toString()), "java-home");

        assertThat(said).doesNotContain("jdk-17.0.1\nexit 0");
    }

    @Test
    void a_jdk_of_the_usual_folders_is_found() throws Exception {
        Path sdkman = Files.createDirectories(folder.resolve(".sdkman/candidates/java"));
        Files.move(jdk, sdkman.resolve("25.0.3-tem"));

        String said = run(Map.of("HOME", folder.toString(), "JAVA_HOME", "/nowhere"), "java-home");

        assertThat(said)
                .containsAnyOf(sdkman.resolve("25.0.3-tem").toString(), "/usr/lib/jvm/")
                .endsWith("exit 0");
    }
}
