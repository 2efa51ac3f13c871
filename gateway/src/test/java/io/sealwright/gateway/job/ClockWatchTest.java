// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the clock may be trusted with what cannot be undone. */
class ClockWatchTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private Instant wall = START;
    private long nanos;

    private ClockWatch watch(Optional<Instant> newestRecord) {
        return new ClockWatch(() -> wall, () -> nanos, newestRecord);
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    private void step(Duration time) {
        wall = wall.plus(time);
    }

    @Test
    void time_that_passes_evenly_is_beyond_doubt() {
        ClockWatch watch = watch(Optional.empty());

        for (int day = 0; day < 40; day++) {
            pass(Duration.ofDays(1));
            assertThat(watch.look().beyondDoubt()).isTrue();
        }
    }

    @Test
    void a_step_of_up_to_five_minutes_is_tolerated() {
        ClockWatch watch = watch(Optional.empty());

        step(Duration.ofMinutes(5));
        assertThat(watch.look().beyondDoubt()).isTrue();
        step(Duration.ofMinutes(-5));
        assertThat(watch.look().beyondDoubt()).isTrue();
    }

    @Test
    void after_a_step_in_either_direction_time_must_be_steady_for_a_day() {
        for (Duration step : new Duration[] {Duration.ofDays(365), Duration.ofDays(-365), Duration.ofSeconds(301)}) {
            ClockWatch watch = watch(Optional.empty());

            step(step);
            assertThat(watch.look().beyondDoubt()).isFalse();
            pass(Duration.ofHours(24).minusSeconds(1));
            assertThat(watch.look().beyondDoubt()).isFalse();
            pass(Duration.ofSeconds(1));
            assertThat(watch.look().beyondDoubt()).isTrue();
        }
    }

    @Test
    void a_step_within_the_day_begins_it_anew() {
        ClockWatch watch = watch(Optional.empty());
        step(Duration.ofDays(1));
        assertThat(watch.look().beyondDoubt()).isFalse();
        pass(Duration.ofHours(23));
        step(Duration.ofDays(-1));
        assertThat(watch.look().beyondDoubt()).isFalse();

        pass(Duration.ofHours(23));
        assertThat(watch.look().beyondDoubt()).isFalse();
        pass(Duration.ofHours(1));
        assertThat(watch.look().beyondDoubt()).isTrue();
    }

    @Test
    void a_start_after_more_than_a_day_or_before_the_newest_record_is_in_doubt() {
        assertThat(watch(Optional.of(START.minus(Duration.ofHours(24)))).look().beyondDoubt())
                .isTrue();
        assertThat(watch(Optional.of(START.minus(Duration.ofHours(25)))).look().beyondDoubt())
                .isFalse();
        assertThat(watch(Optional.of(START.plus(Duration.ofMinutes(5)))).look().beyondDoubt())
                .isTrue();
        assertThat(watch(Optional.of(START.plus(Duration.ofMinutes(6)))).look().beyondDoubt())
                .isFalse();
    }

    @Test
    void an_operator_s_word_ends_the_doubt_and_the_next_step_begins_it_anew() {
        ClockWatch watch = watch(Optional.of(START.minus(Duration.ofDays(3))));
        assertThat(watch.look().beyondDoubt()).isFalse();

        watch.trust();
        assertThat(watch.look().beyondDoubt()).isTrue();
        step(Duration.ofDays(1));
        watch.trust();
        assertThat(watch.look().beyondDoubt())
                .as("the word was about this time")
                .isTrue();
        step(Duration.ofMinutes(6));
        assertThat(watch.look().beyondDoubt()).isFalse();
    }

    @Test
    void many_small_steps_are_each_tolerated() {
        ClockWatch watch = watch(Optional.empty());

        for (int i = 0; i < 10; i++) {
            step(Duration.ofMinutes(4));
            assertThat(watch.look().beyondDoubt()).isTrue();
        }
    }

    @Test
    void the_time_that_was_compared_is_the_time_that_is_told() {
        Instant[] clock = {START, START, START.plus(Duration.ofDays(365))};
        int[] reads = {0};
        ClockWatch watch = new ClockWatch(() -> clock[reads[0]++], () -> nanos, Optional.empty());

        assertThat(watch.look()).isEqualTo(new ClockWatch.Look(START, true));
        assertThat(watch.look().beyondDoubt()).as("a step right after it").isFalse();
    }
}
