// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.vocabulary.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What every engine promises behind {@link Store}. A subclass says how to open one, and runs {@link FeedContract} too.
 */
public abstract class StoreContract extends FeedContract {
    @Test
    void what_commit_returned_from_every_later_read_sees() throws Conflict {
        store.commit(Things.insert("a"));

        assertThat(Things.ids(store)).containsExactly("a");
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
    void a_statement_says_how_many_rows_it_changed() throws Conflict {
        List<Integer> counts = new ArrayList<>();
        store.commit(Things.change("a", sql -> {
            for (String id : List.of("a", "a", "b")) {
                counts.add(sql.change("INSERT INTO thing (id, version) VALUES (?, 1) ON CONFLICT (id) DO NOTHING", id));
            }
            counts.add(sql.change("UPDATE thing SET version = 2 WHERE id = ?", "none"));
            counts.add(sql.change("UPDATE thing SET version = version + 1"));
            counts.add(sql.change("DELETE FROM thing WHERE version = ?", 2));
        }));

        assertThat(counts).containsExactly(1, 0, 1, 0, 2, 2);
    }

    @Test
    void paging_by_row_values_and_returning_work() throws Conflict {
        for (String id : List.of("a", "b", "c", "d")) {
            store.commit(Things.insert(id));
        }

        List<String> page = store.read(snapshot -> snapshot.list(
                "SELECT id FROM thing WHERE (version, id) > (?, ?) ORDER BY version, id LIMIT ?",
                row -> row.getString(1),
                1L,
                "b",
                2));
        List<Long> returned = new ArrayList<>();
        store.commit(Things.change(
                "a",
                sql -> returned.addAll(sql.list(
                        "UPDATE thing SET version = version + ? WHERE id < ? RETURNING version",
                        row -> row.getLong(1),
                        10,
                        "c"))));

        assertThat(page).containsExactly("c", "d");
        assertThat(returned).containsExactly(11L, 11L);
        assertThat(Things.version(store, "b")).contains(11L);
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

        assertThat(store.head(lane)).isEqualTo(2);
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
        assertThat(store.head(lane)).isEqualTo(1);
    }

    @Test
    void what_is_written_behind_is_there_and_is_no_change() throws Conflict {
        List<Committed> heard = new ArrayList<>();
        store.onCommit(heard::add);

        store.writeBehind(sql -> Things.insert(sql, "a"));

        assertThat(Things.ids(store)).containsExactly("a");
        assertThat(store.head(lane)).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void what_fails_behind_writes_nothing_and_stops_nobody() throws Conflict {
        assertThatExceptionOfType(UniqueViolation.class)
                .isThrownBy(() -> store.writeBehind(sql -> {
                    Things.insert(sql, "a");
                    Things.insert(sql, "a");
                }));

        store.commit(Things.insert("b"));
        assertThat(Things.ids(store)).containsExactly("b");
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
        assertThat(store.changesAfter(lane, 0, 10)).isEmpty();
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
        assertThat(store.head(lane)).isEqualTo(standing.size() + 1);
        assertThat(store.changesAfter(lane, 0, 1000))
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
        assertThat(Things.ids(store)).hasSize(heard.get()).hasSize((int) store.head(lane));
        assertThat(heard.get() + Workbench.failures(ended).size()).isEqualTo(21);
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
        long head = store.head(lane);
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
            return List.of(before, after, (int) snapshot.lane(lane));
        });

        assertThat(seen).containsExactly(0, 0, 0);
        assertThat(store.head(lane)).isEqualTo(1);
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
                () -> store.head(lane),
                () -> store.changesAfter(lane, 0, 1),
                () -> store.changeId(lane, 1),
                () -> store.prune(lane, 1),
                () -> store.checkpointTruncate(),
                () -> store.close());

        for (Runnable door : doors) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> onEventLoop(door))
                    .withMessage("store called on an event loop");
        }
    }
}
