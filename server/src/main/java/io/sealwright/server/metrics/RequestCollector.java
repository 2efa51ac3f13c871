// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** Shows {@link RequestMetrics} to Prometheus. Pairs that never happened are left out: most codes never do. */
final class RequestCollector implements MultiCollector {
    private final RequestMetrics metrics;

    RequestCollector(RequestMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public MetricSnapshots collect() {
        return MetricSnapshots.of(requests(), latency());
    }

    private CounterSnapshot requests() {
        var snapshot = CounterSnapshot.builder().name("sealwright_requests").help("Requests answered.");
        for (int operation = 0; operation < metrics.operations().size(); operation++) {
            for (int code = 0; code < metrics.codes().size(); code++) {
                long count = metrics.count(operation, code);
                if (count > 0) {
                    var labels = labels(operation)
                            .merge(Labels.of("code", metrics.codes().get(code)));
                    snapshot.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                            .labels(labels)
                            .value((double) count)
                            .build());
                }
            }
        }
        return snapshot.build();
    }

    private HistogramSnapshot latency() {
        var snapshot = HistogramSnapshot.builder()
                .name("sealwright_request_duration_seconds")
                .help("From a request's last byte to its answer.");
        for (int operation = 0; operation < metrics.operations().size(); operation++) {
            var buckets = ClassicHistogramBuckets.builder();
            long all = 0;
            for (int i = 0; i < LatencyBuckets.COUNT; i++) {
                long count = metrics.bucket(operation, i);
                all += count;
                buckets.bucket(LatencyBuckets.upperBoundSeconds(i), count);
            }
            if (all > 0) {
                snapshot.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .labels(labels(operation))
                        .classicHistogramBuckets(buckets.build())
                        .sum(metrics.seconds(operation))
                        .build());
            }
        }
        return snapshot.build();
    }

    private Labels labels(int operation) {
        RequestMetrics.Labels labels = metrics.operations().get(operation);
        return Labels.of("service", labels.service(), "operation", labels.operation());
    }
}
