// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.CuttingProxy.Next;
import io.sealwright.store.StoreException.Kind;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that break around COMMIT: what stands is said to stand, what does not is made again, nothing twice. */
class PostgresUnknownCommitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestPostgres database = TestPostgres.shared();
    private final AtomicReference<Runnable> atCommit = new AtomicReference<>(() -> {});
    private final List<Committed> heard = Collections.synchronizedList(new ArrayList<>());
    private CuttingProxy proxy;
    private Store store;
    private int lane;

    @BeforeEach
    void start() {
        proxy = new CuttingProxy(database.port());
        store = open(System::nanoTime);
        store.onCommit(heard::add);
        lane = store.lane(Things.ACCOUNT);
    }

    private PostgresConfig config() {
        return database.config(
                database.newSchema(),
                proxy.host(),
                new PostgresPassword.Given(TestPostgres.PASSWORD),
                new PostgresConfig.Encryption.None());
    }

    private Store open(LongSupplier ticker) {
        return config().open(
                        new StorePorts(
                                Thread.ofPlatform().daemon().factory(),
                                new SecureRandom(),
                                InstantSource.system(),
                                ticker,
                                this::fault),
                        List.of(Things.TABLE));
    }

    private void fault(String point) {
        if (point.equals(FaultPoints.AT_COMMIT)) {
            atCommit.getAndSet(() -> {}).run();
        }
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
        proxy.close();
    }

    @Test
    void a_commit_whose_answer_was_lost_is_found_and_said_to_stand() throws Conflict {
        atCommit.set(() -> proxy.next(Next.IS_NOT_ANSWERED));

        Committed committed = store.commit(Things.insert("a"));

        assertThat(store.changeId(lane, 1)).contains(committed.changeId());
        assertThat(Things.ids(store)).containsExactly("a");
        assertThat(heard).extracting(Committed::changeId).containsExactly(committed.changeId());
    }

    @Test
    void a_commit_that_never_arrived_is_made_again_and_stands_once() throws Conflict {
        atCommit.set(() -> proxy.next(Next.IS_LOST));

        assertThat(store.commit(Things.insert("a")).number()).isEqualTo(1);

        assertThat(Things.ids(store)).containsExactly("a");
        assertThat(store.head(lane)).isEqualTo(1);
        assertThat(heard).extracting(Committed::number).containsExactly(1L);
    }

    @Test
    void of_many_that_commit_while_connections_break_all_stand_in_order_and_once() {
        List<Callable<Committed>> tasks = new ArrayList<>();
        IntStream.range(0, 60)
                .forEach(i -> tasks.add(() -> {
                    if (i % 7 == 0) {
                        atCommit.set(() -> proxy.next(i % 2 == 0 ? Next.IS_LOST : Next.IS_NOT_ANSWERED));
                    }
                    return store.commit(Things.insert("thing-%02d".formatted(i)));
                }));

        var ended = Workbench.all(tasks);

        List<String> ids = Things.ids(store);
        assertThat(ids)
                .hasSizeGreaterThanOrEqualTo(60 - Workbench.failures(ended).size());
        assertThat(heard)
                .extracting(Committed::number)
                .isEqualTo(LongStream.rangeClosed(1, ids.size()).boxed().toList());
        assertThat(heard)
                .extracting(change -> change.touches().getFirst().key())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void what_stands_while_nobody_can_ask_is_told_when_the_database_is_back() throws Exception {
        store.close();
        store = open(() -> System.nanoTime() * 100); // fifteen seconds of looking for it pass in a moment
        store.onCommit(heard::add);
        atCommit.set(() -> proxy.next(Next.IS_THE_LAST));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.commit(Things.insert("a")))
                .withMessage("the outcome of a change is not known yet")
                .returns(Kind.UNAVAILABLE, StoreException::kind);
        assertThat(store.healthy()).isFalse();
        assertThat(heard).isEmpty();

        proxy.away(false);
        until(store::healthy);
        assertThat(heard).extracting(Committed::number).containsExactly(1L);
        assertThat(store.commit(Things.insert("b")).number()).isEqualTo(2);
    }

    @Test
    void a_start_waits_for_a_database_that_takes_longer_than_a_request_may() {
        proxy.slow(3_300);

        try (var pool = new PostgresPool(
                        PostgresPool.Use.CHANGES,
                        new PostgresConnections(config()),
                        2,
                        Thread.ofPlatform().daemon().factory());
                var session = pool.open()) {
            assertThat(session.sql().first("SELECT 1", row -> row.getInt(1))).contains(1);
        }
    }

    @Test
    void while_the_database_is_away_changes_are_refused_and_readiness_says_so() throws Exception {
        store.commit(Things.insert("a"));

        proxy.away(true);
        until(() -> !store.healthy());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.commit(Things.insert("b")))
                .returns(Kind.UNAVAILABLE, StoreException::kind);
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Things.ids(store));

        proxy.away(false);
        until(store::healthy);
        until(() -> {
            try {
                return Things.ids(store).equals(List.of("a"));
            } catch (StoreException stillAway) {
                return false;
            }
        });
        store.commit(Things.insert("c"));
        assertThat(Things.ids(store)).containsExactly("a", "c");
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
