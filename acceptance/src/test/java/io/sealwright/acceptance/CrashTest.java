// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.store.TestPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * kill -9 loses nothing acknowledged: one data folder, and servers on it that are killed one after the other under a
 * load of changes and uses, at random moments and at named places of their own code. The system stays up, so what was
 * written but never synced is still there: losing that is for the tests of the ledger and the store, on disks that
 * forget.
 *
 * <p>A few rounds in every run, many with {@code -Pcrash}; {@code -Dcrash.seed=N} repeats a run's choices, though not
 * the moments at which threads meet.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
    private static final long SEED = Long.getLong("crash.seed", new SecureRandom().nextLong());
    private static final String ANY_MOMENT = "any-moment";
    private static final int LONGEST_LOAD_MILLIS = 6_000;

    /** Those first that a run of few rounds should not miss. */
    private static final List<String> PLACES = List.of(
            "after-commit",
            ANY_MOMENT,
            "in-append",
            "after-sync",
            "in-transaction",
            "after-append",
            "at-commit",
            "before-transaction",
            "before-append");

    @TempDir
    private static Path folder;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final Acknowledged everything = new Acknowledged();

    private Path data() {
        return folder.resolve("data");
    }

    /** A place, and how often it is passed before the end; places are passed by every change or every batch. */
    record Kill(int round, String place, long seed) {
        int count() {
            return 5 + (int) Long.remainderUnsigned(seed, 150);
        }

        @Override
        public String toString() {
            return "round %d at %s:%d".formatted(round, place, count());
        }
    }

    Stream<Kill> kills() {
        System.out.printf("crash test: seed %d, %d rounds%n", SEED, ROUNDS);
        return IntStream.range(0, ROUNDS)
                .mapToObj(round -> new Kill(round, PLACES.get(round % PLACES.size()), random.nextLong()));
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("kills")
    void nothing_acknowledged_is_lost_and_the_ledger_tells_what_happened(Kill kill) throws Exception {
        remember(crash(kill, data()));
    }

    private static Acknowledged crash(Kill kill, Path data, String... flags) throws Exception {
        Acknowledged acknowledged = loadAndKill(kill, data, flags);

        Distribution.requireLedgerVerifies(data);
        try (RunningServer server = RunningServer.start(data, flags)) {
            Aftermath aftermath = new Aftermath(server);
            aftermath.requireRecorded(acknowledged);
            aftermath.requireAsRecorded(acknowledged.keys());
            aftermath.requireUsable(acknowledged);
        }
        return acknowledged;
    }

    private static Acknowledged loadAndKill(Kill kill, Path data, String... flags) throws Exception {
        try (RunningServer server = kill.place().equals(ANY_MOMENT)
                ? RunningServer.start(data, flags)
                : RunningServer.startAndCrashAt(kill.place() + ":" + kill.count(), data, flags)) {
            if (!server.becomesReady()) {
                return new Acknowledged(); // its place was passed often enough by the start alone
            }
            Load load = Load.on(server.credentials(), kill.seed());
            boolean byItself = server.endsWithin(
                    kill.place().equals(ANY_MOMENT)
                            ? 300 + Long.remainderUnsigned(kill.seed(), 1_500)
                            : LONGEST_LOAD_MILLIS);
            server.kill();
            Acknowledged acknowledged = load.end();
            System.out.printf(
                    "crash test: %s, %s after %d answered calls%n",
                    kill, byItself ? "ended" : "killed", acknowledged.calls().size());
            return acknowledged;
        }
    }

    private void remember(Acknowledged acknowledged) {
        everything.calls().putAll(acknowledged.calls());
        everything.keys().addAll(acknowledged.keys());
        everything.sealed().addAll(acknowledged.sealed());
    }

    /** Where many rounds are asked for: the other engine writes on its callers' threads. */
    @Order(3)
    @Test
    void nor_is_it_lost_in_a_database() throws Exception {
        Assumptions.assumeTrue(ROUNDS > PLACES.size(), "with -Pcrash");
        try (var database = TestPostgres.start()) {
            String store = database.url(database.newSchema());
            for (String place : List.of(ANY_MOMENT, "at-commit")) {
                Acknowledged acknowledged = crash(
                        new Kill(ROUNDS, place, random.nextLong()),
                        folder.resolve("data-of-database"),
                        "--store",
                        store);
                assertThat(acknowledged.calls()).isNotEmpty();
            }
        }
    }

    @Order(2)
    @Test
    void after_all_crashes_everything_is_there() throws Exception {
        try (RunningServer server = RunningServer.start(data())) {
            Aftermath aftermath = new Aftermath(server);
            aftermath.requireRecorded(everything);
            aftermath.requireAsRecorded(null);
            aftermath.requireUsable(everything);
        }
        Distribution.requireLedgerVerifies(data());
        assertThat(everything.calls()).isNotEmpty();
    }
}
