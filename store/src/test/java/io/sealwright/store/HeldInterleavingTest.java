// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The load rule, step by step: begin, snapshot and end of loads against commit and apply of changes, in every order.
 */
class HeldInterleavingTest {
    private static final String KEY = "k";
    private static final String OWN_CHANGES = "CACA"; // a node applies its own change before the next commits
    private static final String FED_CHANGES = "CCAA"; // other nodes' changes arrive later

    @TempDir
    private Path folder;

    private Store store; // never asked: the steps bring their own snapshots

    @BeforeEach
    void start() {
        store = TestStores.open(folder, FaultPoints.NONE, InstantSource.system(), List.of());
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void in_every_order_of_two_loads_and_two_changes_nobody_gets_what_was_read_before_an_applied_change() {
        assertThat(tryAll(new int[] {3, 3, 4}, OWN_CHANGES)).isEqualTo(4200);
        assertThat(tryAll(new int[] {3, 3, 4}, FED_CHANGES)).isEqualTo(4200);
    }

    @Test
    void in_random_orders_of_four_loads_and_four_changes_nobody_gets_what_was_read_before_an_applied_change() {
        long seed = new Random().nextLong();
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            String changes = random.nextBoolean() ? OWN_CHANGES + OWN_CHANGES : "CCACAACA";
            try {
                run(shuffled(new int[] {3, 3, 3, 3, changes.length()}, random), changes);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** Runs every order of the actors' steps; the last actor is the writer. */
    private int tryAll(int[] steps, String changes) {
        return tryAll(steps.clone(), new ArrayList<>(), changes);
    }

    private int tryAll(int[] left, List<Integer> order, String changes) {
        if (Arrays.stream(left).sum() == 0) {
            run(order, changes);
            return 1;
        }
        int runs = 0;
        for (int actor = 0; actor < left.length; actor++) {
            if (left[actor] > 0) {
                left[actor]--;
                order.addLast(actor);
                runs += tryAll(left, order, changes);
                order.removeLast();
                left[actor]++;
            }
        }
        return runs;
    }

    private static List<Integer> shuffled(int[] steps, RandomGenerator random) {
        List<Integer> order = new ArrayList<>();
        for (int actor = 0; actor < steps.length; actor++) {
            for (int step = 0; step < steps[actor]; step++) {
                order.add(random.nextInt(order.size() + 1), actor);
            }
        }
        return order;
    }

    private void run(List<Integer> order, String changes) {
        int writer = order.stream().max(Integer::compare).orElseThrow();
        var world = new World(store, writer, changes);
        try {
            order.forEach(actor -> {
                if (actor == writer) {
                    world.change();
                } else {
                    world.finders.get(actor).step();
                }
                world.checkHeld();
            });
        } catch (AssertionError e) {
            throw new AssertionError("order " + order + " of " + changes, e);
        }
    }

    /** One key whose content is a function of the last change: every third change deletes it. */
    private static final class World {
        private final Held<String, Long> held;
        private final List<Finder> finders = new ArrayList<>();
        private final String changes;
        private int step;
        private long committed;
        private long applied;
        private long returned; // the newest change that somebody was shown, applied or not

        World(Store store, int finders, String changes) {
            this.held = new HeldState(store, 1 << 20, () -> 0)
                    .hold("thing", key -> key, (_, snapshot) -> content(snapshot.lane(0)), _ -> 8);
            this.changes = changes;
            for (int i = 0; i < finders; i++) {
                this.finders.add(new Finder(this));
            }
        }

        static Optional<Long> content(long number) {
            return number % 3 == 0 ? Optional.empty() : Optional.of(number);
        }

        void change() {
            if (changes.charAt(step++) == 'C') {
                committed++;
            } else {
                held.apply(KEY, 0, ++applied);
            }
        }

        void checkHeld() {
            if (held.peek(KEY) instanceof Slot.Value<Long> value) {
                checkFresh(value.content(), applied);
            }
        }

        /** Some state between what was applied when it was asked and what is committed now. */
        void checkFresh(Optional<Long> found, long since) {
            for (long number = since; number <= committed; number++) {
                if (content(number).equals(found)) {
                    return;
                }
            }
            throw new AssertionError("found %s, applied %d, committed %d".formatted(found, since, committed));
        }
    }

    /** One call of find, cut into its steps. */
    private static final class Finder {
        private final World world;
        private final Slot.Load<Long> mine = new Slot.Load<>();
        private final List<Finder> waiting = new ArrayList<>();
        private int step;
        private long knownWhenAsked;
        private boolean leads;
        private Held.@Nullable Loaded<Long> loaded;

        Finder(World world) {
            this.world = world;
        }

        void step() {
            switch (step++) {
                case 0 -> begin();
                case 1 -> loaded = leads ? world.held.read(KEY, new Moment(world.committed)) : null;
                case 2 -> end();
                default -> throw new AssertionError("too many steps");
            }
        }

        private void begin() {
            knownWhenAsked = Math.max(world.applied, world.returned);
            switch (world.held.begin(KEY, mine)) {
                case Slot.Value<Long> value -> world.checkFresh(value.content(), knownWhenAsked);
                case Slot.Load<Long> load when load == mine -> leads = true;
                case Slot.Load<Long> others ->
                    world.finders.stream()
                            .filter(finder -> finder.mine == others)
                            .forEach(finder -> finder.waiting.add(this));
            }
        }

        private void end() {
            if (loaded == null) {
                return;
            }
            world.held.end(KEY, mine, loaded, 0);
            world.returned = Math.max(world.returned, loaded.heads()[0]);
            world.checkFresh(loaded.content(), knownWhenAsked);
            for (Finder finder : waiting) {
                world.checkFresh(loaded.content(), finder.knownWhenAsked);
            }
        }
    }

    /** A snapshot that saw the changes up to {@code head}. */
    private record Moment(long head) implements Snapshot {
        @Override
        public long[] lanes() {
            return new long[] {head};
        }

        @Override
        public <T> Optional<T> first(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> List<T> list(@CompileTimeConstant String statement, Row<T> row, @Nullable Object... values) {
            throw new UnsupportedOperationException();
        }
    }
}
