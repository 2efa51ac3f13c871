// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Makes a test of each check that a script printed: {@code ok NAME}, or {@code failed NAME} and why. */
final class ScriptChecks {
    private ScriptChecks() {}

    static Stream<DynamicTest> of(Finished script) {
        var checks = Arrays.stream(script.out().split("(?m)^(?=(?:ok|failed) )"))
                .filter(check -> !check.isBlank())
                .map(String::strip)
                .map(check -> dynamicTest(
                        check.lines().findFirst().orElse("").replaceFirst("^\\w+ ", ""),
                        () -> assertThat(check).startsWith("ok ")))
                .toList();
        boolean explained = script.out().contains("failed ") || script.exitCode() == 0;
        if (checks.isEmpty() || !explained) {
            return Stream.of(dynamicTest("the script runs", () -> {
                script.succeeded();
                assertThat(script.out()).contains("ok ");
            }));
        }
        return checks.stream();
    }
}
