// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every engine promises about the numbers of changes and those who follow them. */
public abstract class FeedContract extends EngineContract {
    @Test
    void a_change_and_its_change_log_row_are_one_transaction() throws Conflict {
        Committed committed = store.commit(Things.insert("a"));

        assertThat(store.changesAfter(lane, 0, 10)).singleElement().satisfies(logged -> {
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

        assertThat(store.changesAfter(lane, 0, 10))
                .extracting(Committed::touches)
                .containsExactly(touches, List.of());
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

    @Test
    void the_order_of_numbers_is_the_order_of_visibility_for_16_writers_and_a_poller() throws Exception {
        int each = 60;
        var writing = new AtomicBoolean(true);
        List<Callable<Long>> tasks = new ArrayList<>();
        IntStream.range(0, 16)
                .forEach(writer -> tasks.add(() -> {
                    for (int i = 0; i < each; i++) {
                        commit(Things.insert(writer + "/" + i));
                    }
                    return 0L;
                }));
        List<Long> seen = new ArrayList<>();
        Callable<Long> poller = () -> {
            long cursor = 0;
            while (writing.get() || cursor < store.head(lane)) {
                for (Committed change : store.changesAfter(lane, cursor, 50)) {
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

    /** A busy engine may have no connection in time; such a change was not made, and whoever wants it asks again. */
    private void commit(Change change) throws Conflict {
        for (int attempt = 1; ; attempt++) {
            try {
                store.commit(change);
                return;
            } catch (StoreException busy) {
                if (busy.kind() != StoreException.Kind.UNAVAILABLE || attempt == 20) {
                    throw busy;
                }
            }
        }
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
    void a_restart_keeps_all_and_goes_on_with_the_next_number() throws Conflict {
        Committed first = store.commit(Things.insert("a"));

        restart();

        assertThat(Things.ids(store)).containsExactly("a");
        assertThat(store.changeId(lane, 1)).contains(first.changeId());
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

        store.prune(lane, 5);
        assertThat(store.changesAfter(lane, 0, 10)).hasSize(5);

        now.set(now.get().plus(Duration.ofMinutes(20)));
        store.prune(lane, 3);
        assertThat(store.changesAfter(lane, 0, 10))
                .extracting(Committed::number)
                .containsExactly(3L, 4L, 5L);

        store.prune(lane, 5);
        assertThat(store.changesAfter(lane, 0, 10))
                .extracting(Committed::number)
                .containsExactly(4L, 5L);
        assertThat(store.changeId(lane, 2)).isEmpty();
        assertThat(store.head(lane)).isEqualTo(5);
    }

    @Test
    void changes_after_a_number_come_in_order_and_bounded() throws Conflict {
        for (int i = 0; i < 5; i++) {
            store.commit(Things.insert("thing-" + i));
        }

        assertThat(store.changesAfter(lane, 2, 2)).extracting(Committed::number).containsExactly(3L, 4L);
        assertThat(store.changesAfter(lane, 5, 2)).isEmpty();
    }
}
