// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.server.metrics.RequestMetrics.Labels;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
    private static final List<Labels> OPERATIONS = List.of(new Labels("kms", "Encrypt"), new Labels("sts", "unknown"));

    private final RequestMetrics requests = new RequestMetrics(2, OPERATIONS, List.of("DisabledException"));

    @Test
    void counts_of_all_loops_are_one_count() {
        requests.record(0, 0, RequestMetrics.OK, 1_000);
        requests.record(1, 0, RequestMetrics.OK, 1_000);
        requests.record(1, 0, requests.codeIndex("DisabledException"), 1_000);

        assertThat(requests.count(0, RequestMetrics.OK)).isEqualTo(2);
        assertThat(requests.count(0, 1)).isEqualTo(1);
        assertThat(requests.count(1, RequestMetrics.OK)).isZero();
    }

    @Test
    void a_code_that_nobody_registered_is_counted_as_other() {
        assertThat(requests.codes()).containsExactly("OK", "DisabledException", "other");
        assertThat(requests.codeIndex("InventedByAttacker")).isEqualTo(2);
    }

    @Test
    void threads_that_count_on_one_loop_lose_nothing() throws InterruptedException {
        var threads = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    for (int n = 0; n < 10_000; n++) {
                        requests.record(0, 1, RequestMetrics.OK, 20_000);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(requests.count(1, RequestMetrics.OK)).isEqualTo(40_000);
        assertThat(requests.bucket(1, LatencyBuckets.index(20_000))).isEqualTo(40_000);
    }

    @Test
    void each_duration_is_in_the_first_bucket_that_holds_it() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong(1L << random.nextInt(1, 45));

            int index = LatencyBuckets.index(nanos);

            boolean notAbove = index == LatencyBuckets.COUNT - 1 || nanos <= LatencyBuckets.upperBoundNanos(index);
            boolean above = index == 0 || nanos > LatencyBuckets.upperBoundNanos(index - 1);
            assertThat(notAbove && above)
                    .as("seed %d: %d ns in bucket %d", seed, nanos, index)
                    .isTrue();
        }
    }

    @Test
    void the_bounds_grow() {
        for (int i = 1; i < LatencyBuckets.COUNT; i++) {
            assertThat(LatencyBuckets.upperBoundSeconds(i)).isGreaterThan(LatencyBuckets.upperBoundSeconds(i - 1));
        }
        assertThat(LatencyBuckets.index(Long.MAX_VALUE)).isEqualTo(LatencyBuckets.COUNT - 1);
        assertThat(LatencyBuckets.index(-5)).isZero();
    }

    @Test
    void the_page_has_requests_latency_and_what_else_was_registered() {
        requests.record(0, 0, RequestMetrics.OK, 1_500_000);
        try (var metrics = new Metrics(requests)) {
            metrics.counter("sealwright.ledger.batches", "Batches written.", () -> 7);
            metrics.timeCounter("sealwright.ledger.sync", "Time in fdatasync.", () -> 2_500_000_000L);
            metrics.gauge("sealwright.held.bytes", "Bytes held.", () -> 9);

            assertThat(metrics.page().lines())
                    .contains(
                            "sealwright_requests_total{code=\"OK\",operation=\"Encrypt\",service=\"kms\"} 1.0",
                            "sealwright_request_duration_seconds_count{operation=\"Encrypt\",service=\"kms\"} 1",
                            "sealwright_request_duration_seconds_bucket{operation=\"Encrypt\",service=\"kms\",le=\"+Inf\"} 1",
                            "sealwright_ledger_batches_total 7.0",
                            "sealwright_ledger_sync_seconds_total 2.5",
                            "sealwright_held_bytes 9.0")
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                    .anyMatch(line -> line.startsWith("jvm_threads_live_threads "))
                    .noneMatch(line -> line.contains("unknown"));
        }
    }

    /** The registry would forget a supplier that nobody else holds, and show NaN. */
    @Test
    void what_was_registered_is_read_for_ever() {
        try (var metrics = new Metrics(requests)) {
            long[] value = {7};
            metrics.gauge("kept", "A gauge.", () -> value[0]);
            metrics.counter("counted", "A counter.", () -> value[0]);
            for (int i = 0; i < 5; i++) {
                System.gc();
            }

            assertThat(metrics.page().lines()).contains("kept 7.0", "counted_total 7.0");
        }
    }
}
