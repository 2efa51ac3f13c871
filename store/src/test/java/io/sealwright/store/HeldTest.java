// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.vocabulary.NotAtHand;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held state over a real store. */
class HeldTest {
    private static final int MAX_BYTES = 100_000;

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // a ticker may pass its end
    private final AtomicInteger loads = new AtomicInteger();
    private Store store;
    private HeldState state;
    private Held<String, Long> versions;

    @BeforeEach
    void start() {
        store = TestStores.open(folder, FaultPoints.NONE, InstantSource.system(), List.of(Things.TABLE));
        state = new HeldState(store, MAX_BYTES, nanos::get);
        versions = state.hold("thing", key -> key, this::load, _ -> 1_000);
        store.onCommit(state::apply);
    }

    private Optional<Long> load(String key, Snapshot snapshot) {
        loads.incrementAndGet();
        return Things.version(snapshot, key);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void what_was_loaded_is_held_until_a_change_touches_it() throws Conflict {
        store.commit(Things.insert("a"));
        store.commit(Things.insert("b"));

        assertThat(versions.find("a")).contains(1L);
        assertThat(versions.find("a")).contains(1L);
        store.commit(Things.replace("b", 1));
        assertThat(versions.find("a")).contains(1L);
        assertThat(loads).hasValue(1);

        store.commit(Things.replace("a", 1));
        assertThat(versions.find("a")).contains(2L);
        assertThat(loads).hasValue(2);
    }

    @Test
    void on_an_event_loop_a_hit_is_answered_and_a_miss_is_not_at_hand_and_starts_nothing() throws Exception {
        store.commit(Things.insert("a"));

        assertThatExceptionOfType(NotAtHand.class)
                .isThrownBy(() -> EngineContract.onEventLoop(() -> versions.find("a")))
                .isSameAs(NotAtHand.INSTANCE);
        assertThat(loads).hasValue(0);

        versions.find("a");
        EngineContract.onEventLoop(() -> assertThat(versions.find("a")).contains(1L));
    }

    @Test
    void that_a_thing_does_not_exist_is_believed_for_less_than_a_second() {
        assertThat(versions.find("a")).isEmpty();
        nanos.addAndGet(999_999_999);
        assertThat(versions.find("a")).isEmpty();
        assertThat(loads).hasValue(1);

        nanos.addAndGet(1);
        assertThat(versions.find("a")).isEmpty();
        assertThat(loads).hasValue(2);
        assertThat(state.items()).isEqualTo(1);
    }

    @Test
    void a_thing_that_was_not_there_is_found_as_soon_as_its_creation_was_acknowledged() throws Conflict {
        assertThat(versions.find("a")).isEmpty();

        store.commit(Things.insert("a"));

        assertThat(versions.find("a")).contains(1L);
    }

    @Test
    void finders_of_one_key_share_one_load() {
        var asked = new CountDownLatch(16);
        Held<String, Long> slow = state.hold(
                "thing",
                key -> key,
                (key, snapshot) -> {
                    await(asked);
                    return load(key, snapshot);
                },
                _ -> 8);

        var ended = Workbench.all(Collections.nCopies(16, () -> {
            asked.countDown();
            return slow.find("a");
        }));

        assertThat(Workbench.results(ended)).containsOnly(Optional.empty());
        assertThat(loads).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
            Thread.sleep(20); // from its countdown to its wait a finder needs a moment
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_load_that_fails_reaches_its_finder_and_holds_nothing() {
        Held<String, Long> failing = state.hold(
                "thing",
                key -> key,
                (key, snapshot) -> {
                    if (loads.incrementAndGet() == 1) {
                        throw new IllegalStateException("the row's MAC does not hold");
                    }
                    return Things.version(snapshot, key);
                },
                _ -> 8);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> failing.find("a"));
        assertThat(failing.find("a")).isEmpty();
    }

    @Test
    void what_is_held_stays_within_its_bytes_and_a_walk_through_all_keys_does_not_push_out_what_is_used()
            throws Conflict {
        store.commit(Things.change("hot", sql -> {
            Things.insert(sql, "hot");
            for (int i = 0; i < 500; i++) {
                Things.insert(sql, "cold-" + i);
            }
        }));
        versions.find("hot");
        for (int i = 0; i < 500; i++) {
            versions.find("cold-" + i);
            versions.find("hot");
        }

        assertThat(loads).hasValue(501);
        assertThat(state.bytes()).isLessThanOrEqualTo(MAX_BYTES);
        assertThat(state.items()).isBetween(80, 100);
        long present = IntStream.range(0, 500)
                .filter(i -> versions.peek("cold-" + i) != null)
                .count();
        assertThat(present).isEqualTo(state.items() - 1L);
    }

    @Test
    void what_is_heavier_than_the_whole_budget_is_found_and_not_held() throws Conflict {
        store.commit(Things.insert("a"));
        Held<String, Long> heavy = state.hold("thing", key -> key, this::load, _ -> MAX_BYTES);

        assertThat(heavy.find("a")).contains(1L);
        assertThat(heavy.find("a")).contains(1L);

        assertThat(loads).hasValue(2);
        assertThat(state.items()).isZero();
    }

    @Test
    void a_change_drops_every_view_of_the_thing() throws Conflict {
        store.commit(Things.insert("a"));
        Held<String, String> texts = state.hold(
                "thing",
                key -> key,
                (key, snapshot) -> Things.version(snapshot, key).map(String::valueOf),
                _ -> 8);
        assertThat(versions.find("a")).contains(1L);
        assertThat(texts.find("a")).contains("1");

        store.commit(Things.replace("a", 1));

        assertThat(versions.find("a")).contains(2L);
        assertThat(texts.find("a")).contains("2");
    }

    /** Until it has worked: three that never rest may well meet eight conflicts. */
    private long increment(RandomGenerator random) {
        var retrying = new Retrying(random, Thread::sleep);
        while (true) {
            try {
                return retrying.run(() -> {
                    long before = Things.version(store, "a").orElseThrow();
                    store.commit(Things.replace("a", before));
                    return before + 1;
                });
            } catch (StoreException contended) {
                assertThat(contended.kind()).isEqualTo(StoreException.Kind.CONTENDED);
            }
        }
    }

    @Test
    void each_reads_its_own_writes_and_never_goes_back() throws Conflict {
        store.commit(Things.insert("a"));
        List<Callable<Boolean>> tasks = new ArrayList<>();
        tasks.addAll(Collections.nCopies(3, () -> {
            for (int i = 0; i < 60; i++) {
                long written = increment(new Random(i));
                assertThat(versions.find("a").orElseThrow()).isGreaterThanOrEqualTo(written);
            }
            return true;
        }));
        tasks.addAll(Collections.nCopies(3, () -> {
            long last = 0;
            for (int i = 0; i < 2_000; i++) {
                long seen = versions.find("a").orElseThrow();
                assertThat(seen).isGreaterThanOrEqualTo(last);
                last = seen;
            }
            return true;
        }));

        assertThat(Workbench.results(Workbench.all(tasks))).containsOnly(true);
        assertThat(versions.find("a")).isEqualTo(Things.version(store, "a"));
    }
}
