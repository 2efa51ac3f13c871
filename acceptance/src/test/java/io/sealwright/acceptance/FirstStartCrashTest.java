// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first start makes an installation in several steps; it may die in any of them. */
class FirstStartCrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);

    @TempDir
    private Path folder;

    /** Those first that a run of few rounds should not miss. */
    static Stream<String> places() {
        return Stream.of(
                        "after-commit:1",
                        "in-append:1",
                        "after-sync:1",
                        "before-transaction:2",
                        "after-commit:2",
                        "after-commit:3",
                        "before-transaction:1",
                        "in-transaction:1",
                        "in-transaction:2",
                        "in-transaction:3",
                        "at-commit:1",
                        "at-commit:2",
                        "at-commit:3",
                        "before-append:1",
                        "before-append:2",
                        "in-append:2",
                        "after-append:1",
                        "after-append:2",
                        "after-sync:2",
                        "after-sync:3")
                .limit(ROUNDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void a_first_start_that_was_killed_is_made_good_by_the_next(String place) throws Exception {
        Path data = folder.resolve("data");
        try (RunningServer dying = RunningServer.startAndCrashAt(place, data)) {
            System.out.printf("first start, killed at %s: %s%n", place, dying.becomesReady() ? "ready" : "not ready");
            dying.kill();
        }

        try (RunningServer server = RunningServer.start(data)) {
            var client = new SignedClient(server.credentials());
            String key = client.require("CreateKey", "{}").object("KeyMetadata").string("KeyId");
            client.require("Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"eA==\"}".formatted(key));
            assertThat(server.ledger().count("CreateAccount")).isEqualTo(1);
            new Aftermath(server).requireAsRecorded(null);
        }
        Distribution.requireLedgerVerifies(data);
    }
}
