// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@Client("node")
@ExtendWith(SharedServer.class)
class JavaScriptSdkTest {
    private static final Path FOLDER = Path.of("target/js");
    private static final String SCRIPT = "kms_and_sts.js";
    private static final String ONE_KEY = "create_key.js";

    @BeforeAll
    static void install_what_the_lock_file_names() throws Exception {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", SCRIPT, ONE_KEY)) {
            Files.copy(Path.of("src/test/js").resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Finished.run(FOLDER, Map.of(), List.of("npm", "ci", "--ignore-scripts", "--no-progress"))
                .succeeded();
    }

    @TestFactory
    Stream<DynamicTest> the_javascript_sdk_does(RunningServer server) throws Exception {
        return run(server, Duration.ZERO);
    }

    @TestFactory
    Stream<DynamicTest> a_clock_ten_minutes_late_is_corrected_from_our_date(RunningServer server) throws Exception {
        return run(server, Duration.ofMinutes(-10));
    }

    @TestFactory
    Stream<DynamicTest> a_clock_ten_minutes_early_is_corrected_from_our_date(RunningServer server) throws Exception {
        return run(server, Duration.ofMinutes(10));
    }

    @Test
    void a_create_key_whose_answers_were_lost_makes_one_key(RunningServer server) throws Exception {
        Set<String> before = keys(server);

        try (LosingProxy way = LosingProxy.to(server.endpoint(), 2)) {
            String made = node(server.credentials(), ONE_KEY, way.endpoint().toString())
                    .succeeded()
                    .strip();

            Set<String> after = keys(server);
            after.removeAll(before);
            assertThat(after).containsExactly(made);
            assertThat(way.left()).isZero();
        }
    }

    private static Set<String> keys(RunningServer server) {
        return new HashSet<>(LedgerStory.of(server.ledger()).states().keySet());
    }

    private static Stream<DynamicTest> run(RunningServer server, Duration clockOff)
            throws IOException, InterruptedException {
        Credentials caller = server.credentials();
        return ScriptChecks.of(node(caller, SCRIPT, caller.endpoint().toString(), String.valueOf(clockOff.toMillis())));
    }

    private static Finished node(Credentials caller, String script, String... arguments)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(caller.environment());
        environment.put("NODE_NO_WARNINGS", "1");
        return Finished.run(
                FOLDER,
                environment,
                Stream.concat(Stream.of("node", script), Stream.of(arguments)).toList());
    }
}
