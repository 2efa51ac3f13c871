// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.StoreException.Kind;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine promises behind {@link Store}. A subclass says how to open one. */
public abstract class StoreContract {

    @TempDir
    protected Path folder;

    /** Thrown from the fault point it names, once. */
    private final AtomicReference<String> failAt = new AtomicReference<>("nowhere");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private Store store;

    /** Opens the same state again when called again; {@code changesKept} is an hour. */
    protected abstract Store open(FaultPoints faults, InstantSource clock, List<Migration> migrations);

    @BeforeEach
    void start() {
        store = open(this::fault, now::get, List.of(Things.TABLE));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    /** The open store. */
    protected final Store store() {
        return store;
    }

    private void fault(String point) {
        if (failAt.compareAndSet(point, "nowhere")) {
            throw new StoreException(Kind.UNAVAILABLE, "failed at " + point, null);
        }
    }

    private void restart() {
        store.close();
        start();
    }

    @Test
    void what_commit_returned_from_every_later_read_sees() throws Conflict {
        store.commit(Things.insert("a"));

        assertThat(Things.ids(store)).containsExactly("a");
    }

    @Test
    void a_change_and_its_change_log_row_are_one_transaction() throws Conflict {
        Committed committed = store.commit(Things.insert("a"));

        assertThat(store.changesAfter(0, 0, 10)).singleElement().satisfies(logged -> {
            assertThat(logged.lane()).isEqualTo(committed.lane());
            assertThat(logged.number()).isEqualTo(committed.number()).isEqualTo(store.head(logged.lane()));
            assertThat(logged.changeId()).isEqualTo(committed.changeId());
            assertThat(logged.touches()).containsExactly(new Touch("thing", "a"));
            assertThat(logged.record()).isEqualTo(Things.record("a"));
        });
    }

    @Test
    void a_touch_survives_whatever_its_key_is() throws Conflict {
        var touches = List.of(
                new Touch("alias", "111122223333/eu-north-1 alias/with space"),
                new Touch("kms-key", "ünï/☃"),
                new Touch("x", " "));
        store.commit(new Change(Things.ACCOUNT, touches, new byte[0], sql -> Things.insert(sql, "a")));
        store.commit(new Change(Things.ACCOUNT, List.of(), new byte[0], sql -> Things.insert(sql, "b")));

        assertThat(store.changesAfter(0, 0, 10)).extracting(Committed::touches).containsExactly(touches, List.of());
    }

    @Test
    void values_come_back_as_they_were_bound() throws Conflict {
        store.commit(Things.change("a", sql -> {
            sql.change(
                    "INSERT INTO thing (id, version, body) VALUES (?, ?, ?)", "ü☃", Long.MIN_VALUE, new byte[] {-1, 0});
            sql.change("INSERT INTO thing (id, version, body) VALUES (?, ?, ?)", "null", 7, null);
            sql.change("INSERT INTO thing (id, version, body) VALUES (?, ?, ?)", "", 0L, new byte[0]);
        }));

        List<String> rows = store.read(snapshot -> snapshot.list(
                "SELECT id, version, body FROM thing ORDER BY version",
                row -> row.getString(1) + row.getLong(2) + Arrays.toString(row.getBytes(3))));
        assertThat(rows).containsExactly("ü☃-9223372036854775808[-1, 0]", "0[]", "null7null");
    }

    @Test
    void texts_are_ordered_by_their_bytes_since_page_tokens_depend_on_it() throws Conflict {
        for (String id : List.of("b", "B", "a", "é", "_", "A")) {
            store.commit(Things.insert(id));
        }

        assertThat(Things.ids(store)).containsExactly("A", "B", "_", "a", "b", "é");
    }

    @Test
    void compare_and_swap_meets_a_conflict_when_someone_else_changed_first() throws Conflict {
        store.commit(Things.insert("a"));
        store.commit(Things.replace("a", 1));

        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> store.commit(Things.replace("a", 1)));

        assertThat(store.head(0)).isEqualTo(2);
        assertThat(Things.version(store, "a")).contains(2L);
    }

    @Test
    void of_many_that_swap_the_same_version_one_wins() throws Conflict {
        store.commit(Things.insert("a"));

        var ended = Workbench.all(Collections.nCopies(32, () -> store.commit(Things.replace("a", 1))));

        assertThat(Workbench.failures(ended)).hasSize(31).allMatch(Conflict.class::isInstance);
        assertThat(Things.version(store, "a")).contains(2L);
    }

    @Test
    void a_second_row_with_the_same_key_is_a_unique_violation_and_undoes_its_whole_change() throws Conflict {
        store.commit(Things.insert("a"));

        assertThatExceptionOfType(UniqueViolation.class)
                .isThrownBy(() -> store.commit(Things.change("a", sql -> {
                    Things.insert(sql, "b");
                    Things.insert(sql, "a");
                })));

        assertThat(Things.ids(store)).containsExactly("a");
        assertThat(store.head(0)).isEqualTo(1);
    }

    @Test
    void a_refusal_undoes_its_own_writes_and_reaches_its_caller() {
        ServiceException refusal = TestError.REFUSED.because("No.");

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> store.commit(Things.change("a", sql -> {
                    Things.insert(sql, "a");
                    throw refusal;
                })))
                .isSameAs(refusal);

        assertThat(Things.ids(store)).isEmpty();
        assertThat(store.changesAfter(0, 0, 10)).isEmpty();
    }

    @Test
    void every_third_body_of_a_group_fails_and_the_others_stand() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        store.onCommit(change -> heard.add(change.touches().getFirst().key()));
        var ended = inOneGroup(IntStream.range(0, 99)
                .mapToObj(i -> Things.change("thing-%02d".formatted(i), sql -> {
                    Things.insert(sql, "thing-%02d".formatted(i));
                    switch (i % 9) {
                        case 2 -> throw TestError.REFUSED.because("No.");
                        case 5 -> throw Conflict.INSTANCE;
                        case 8 -> Things.insert(sql, "thing-%02d".formatted(i));
                        default -> {}
                    }
                }))
                .toList());

        List<String> standing = IntStream.range(0, 99)
                .filter(i -> i % 3 != 2)
                .mapToObj("thing-%02d"::formatted)
                .toList();
        assertThat(Things.ids(store)).filteredOn(id -> !id.equals("first")).isEqualTo(standing);
        assertThat(heard).filteredOn(id -> !id.equals("first")).containsExactlyInAnyOrderElementsOf(standing);
        assertThat(Workbench.failures(ended))
                .hasSize(33)
                .hasAtLeastOneElementOfType(Conflict.class)
                .hasAtLeastOneElementOfType(ServiceException.class)
                .hasAtLeastOneElementOfType(UniqueViolation.class);
        assertThat(store.head(0)).isEqualTo(standing.size() + 1);
        assertThat(store.changesAfter(0, 0, 1000))
                .extracting(Committed::number)
                .isEqualTo(LongStream.rangeClosed(1, 67).boxed().toList());
    }

    @Test
    void an_error_at_commit_fails_the_whole_group_and_no_listener_hears_of_it() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        store.onCommit(_ -> heard.incrementAndGet());
        failAt.set(FaultPoints.AT_COMMIT);

        var ended = inOneGroup(IntStream.range(0, 20)
                .mapToObj(i -> Things.insert("thing-" + i))
                .toList());

        // The change that held the group open fails with it, or was a group of its own before it.
        assertThat(Workbench.failures(ended)).isNotEmpty().allMatch(StoreException.class::isInstance);
        assertThat(Things.ids(store)).hasSize(heard.get()).hasSize((int) store.head(0));
        assertThat(heard.get() + Workbench.failures(ended).size()).isEqualTo(21);
    }

    @Test
    void after_a_failed_group_the_next_one_takes_its_numbers() throws Conflict {
        for (String point :
                List.of(FaultPoints.BEFORE_TRANSACTION, FaultPoints.IN_TRANSACTION, FaultPoints.AT_COMMIT)) {
            failAt.set(point);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.commit(Things.insert("a")))
                    .withMessageContaining(point);
        }

        assertThat(store.commit(Things.insert("a")).number()).isEqualTo(1);
        assertThat(store.healthy()).isTrue();
    }

    /** The first change waits in its body until the others are queued, so that the writer takes them together. */
    final List<Future<Committed>> inOneGroup(List<Change> changes) {
        var queued = new CountDownLatch(1);
        List<Callable<Committed>> tasks = new ArrayList<>();
        tasks.add(() -> store.commit(Things.change("first", sql -> {
            awaitQuietly(queued);
            Things.insert(sql, "first");
        })));
        for (Change change : changes) {
            tasks.add(() -> store.commit(change));
        }
        tasks.add(() -> {
            Thread.sleep(50);
            queued.countDown();
            return null;
        });
        return Workbench.all(tasks);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_order_of_numbers_is_the_order_of_visibility_for_16_writers_and_a_poller() throws Exception {
        int each = 60;
        var writing = new AtomicBoolean(true);
        List<Callable<Long>> tasks = new ArrayList<>();
        IntStream.range(0, 16)
                .forEach(writer -> tasks.add(() -> {
                    for (int i = 0; i < each; i++) {
                        store.commit(Things.insert(writer + "/" + i));
                    }
                    return 0L;
                }));
        List<Long> seen = new ArrayList<>();
        Callable<Long> poller = () -> {
            long cursor = 0;
            while (writing.get() || cursor < store.head(0)) {
                for (Committed change : store.changesAfter(0, cursor, 50)) {
                    seen.add(change.number());
                    cursor = change.number();
                }
            }
            return cursor;
        };
        Thread watching = Thread.ofVirtual().start(() -> {
            try {
                poller.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        Workbench.results(Workbench.all(tasks));
        writing.set(false);
        watching.join();

        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 16L * each).boxed().toList());
    }

    @Test
    void listeners_hear_every_change_in_order_of_number_before_commit_returns() {
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        store.onCommit(change -> heard.add(change.number()));

        var ended = Workbench.all(IntStream.range(0, 100)
                .mapToObj(i -> (Callable<Boolean>) () ->
                        heard.contains(store.commit(Things.insert("thing-" + i)).number()))
                .toList());

        assertThat(Workbench.results(ended)).containsOnly(true);
        assertThat(heard).isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void when_a_listener_fails_the_change_stands_and_no_more_are_taken() throws Conflict {
        store.onCommit(_ -> {
            throw new IllegalStateException("a bug");
        });

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.commit(Things.insert("a")));

        assertThat(store.healthy()).isFalse();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.commit(Things.insert("b")));
        assertThat(Things.ids(store)).containsExactly("a");
        restart();
        assertThat(store.commit(Things.insert("b")).number()).isEqualTo(2);
    }

    @Test
    void a_body_that_hides_a_failed_statement_has_failed() {
        assertThatExceptionOfType(UniqueViolation.class)
                .isThrownBy(() -> store.commit(Things.change("a", sql -> {
                    Things.insert(sql, "a");
                    try {
                        Things.insert(sql, "a");
                    } catch (UniqueViolation swallowed) {
                        assertThat(swallowed).isNotNull();
                    }
                })));

        assertThat(Things.ids(store)).isEmpty();
    }

    @Test
    void a_body_that_goes_on_after_a_failed_statement_is_stopped() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.commit(Things.change("a", sql -> {
                    Things.insert(sql, "a");
                    try {
                        Things.insert(sql, "a");
                    } catch (UniqueViolation swallowed) {
                        Things.insert(sql, "b");
                    }
                })))
                .withMessage("a body went on after a statement had failed");

        assertThat(Things.ids(store)).isEmpty();
    }

    @Test
    void what_a_body_keeps_does_not_work_after_it() throws Conflict {
        var kept = new AtomicReference<Sql>();
        store.commit(Things.change("a", kept::set));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Things.insert(kept.get(), "a"));
    }

    @Test
    void a_body_that_breaks_the_machine_stops_the_store_and_hangs_nobody() throws Exception {
        var ended = inOneGroup(List.of(
                Things.insert("a"),
                Things.change("b", _ -> {
                    throw new AssertionError("as a broken virtual machine would");
                }),
                Things.insert("c")));

        assertThat(Workbench.failures(ended)).isNotEmpty().allMatch(StoreException.class::isInstance);
        assertThat(store.healthy()).isFalse();
        long head = store.head(0);
        restart();
        assertThat(store.commit(Things.insert("d")).number()).isEqualTo(head + 1);
    }

    @Test
    void a_snapshot_does_not_move_while_others_commit() {
        List<Integer> seen = store.read(snapshot -> {
            int before = snapshot.list("SELECT id FROM thing", row -> row.getString(1))
                    .size();
            Workbench.results(Workbench.all(List.of(() -> store.commit(Things.insert("a")))));
            int after = snapshot.list("SELECT id FROM thing", row -> row.getString(1))
                    .size();
            return List.of(before, after, (int) snapshot.lane(0));
        });

        assertThat(seen).containsExactly(0, 0, 0);
        assertThat(store.head(0)).isEqualTo(1);
    }

    @Test
    void a_restart_keeps_all_and_goes_on_with_the_next_number() throws Conflict {
        Committed first = store.commit(Things.insert("a"));

        restart();

        assertThat(Things.ids(store)).containsExactly("a");
        assertThat(store.changeId(0, 1)).contains(first.changeId());
        assertThat(store.commit(Things.insert("b")).number()).isEqualTo(2);
    }

    @Test
    void pruning_deletes_what_is_old_and_below_the_number_and_nothing_else() throws Conflict {
        store.commit(Things.insert("a"));
        store.commit(Things.insert("b"));
        store.commit(Things.insert("c"));
        now.set(now.get().plus(Duration.ofMinutes(50)));
        store.commit(Things.insert("d"));
        store.commit(Things.insert("e"));

        store.prune(0, 5);
        assertThat(store.changesAfter(0, 0, 10)).hasSize(5);

        now.set(now.get().plus(Duration.ofMinutes(20)));
        store.prune(0, 3);
        assertThat(store.changesAfter(0, 0, 10)).extracting(Committed::number).containsExactly(3L, 4L, 5L);

        store.prune(0, 5);
        assertThat(store.changesAfter(0, 0, 10)).extracting(Committed::number).containsExactly(4L, 5L);
        assertThat(store.changeId(0, 2)).isEmpty();
        assertThat(store.head(0)).isEqualTo(5);
    }

    @Test
    void changes_after_a_number_come_in_order_and_bounded() throws Conflict {
        for (int i = 0; i < 5; i++) {
            store.commit(Things.insert("thing-" + i));
        }

        assertThat(store.changesAfter(0, 2, 2)).extracting(Committed::number).containsExactly(3L, 4L);
        assertThat(store.changesAfter(0, 5, 2)).isEmpty();
    }

    @Test
    void a_body_that_calls_the_store_is_refused_instead_of_waiting_for_itself() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.commit(Things.change("a", _ -> store.commit(Things.insert("b")))));

        assertThat(Things.ids(store)).isEmpty();
    }

    @Test
    void a_closed_store_refuses_and_hangs_nobody() {
        store.close();

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.commit(Things.insert("a")));
        assertThat(store.healthy()).isFalse();
        start();
    }

    @Test
    void every_door_that_waits_is_refused_on_an_event_loop() throws Exception {
        List<Runnable> doors = List.of(
                () -> Things.ids(store),
                () -> {
                    try {
                        store.commit(Things.insert("a"));
                    } catch (Conflict e) {
                        throw new AssertionError(e);
                    }
                },
                () -> store.head(0),
                () -> store.changesAfter(0, 0, 1),
                () -> store.changeId(0, 1),
                () -> store.prune(0, 1),
                () -> store.checkpointTruncate(),
                () -> store.close());

        for (Runnable door : doors) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> onEventLoop(door))
                    .withMessage("store called on an event loop");
        }
    }

    static void onEventLoop(Runnable task) throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var loop = new EventLoop(() -> {
            try {
                task.run();
            } catch (Throwable t) {
                failure.set(t);
            }
        });
        loop.start();
        loop.join();
        if (failure.get() instanceof RuntimeException thrown) {
            throw thrown;
        }
    }

    private static final class EventLoop extends Thread implements NeverBlocks {
        EventLoop(Runnable task) {
            super(task);
        }
    }
}
