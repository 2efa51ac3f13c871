// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One timed round and what the server's process used for it.
 *
 * @param used between the readings before and after the round
 * @param loadCpuShare processor time of the load generator over the round's time: near 1 in a closed loop means that
 *     the generator, not the server, was the limit
 */
record Measurement(Round round, ServerProbe.Reading used, double loadCpuShare) {

    private static final int THREADS_SHOWN = 5;

    double cpuMicros() {
        return perRequest(used.cpuSeconds());
    }

    /** Processor time of the server over the round's time, 1 for one processor. */
    double serverCpuShare() {
        return used.cpuSeconds() / round.seconds();
    }

    double allocatedBytes() {
        return (double) used.allocatedBytes() / round.answers();
    }

    /** Where the processor time went, in microseconds per request; the rest is of threads that ended in the round. */
    String byThread() {
        var text = new StringBuilder();
        used.threads()
                .largest(THREADS_SHOWN)
                .forEach(entry -> text.append("%s %.1f, ".formatted(entry.getKey(), perRequest(entry.getValue()))));
        return text.append("ended threads %.1f"
                        .formatted(perRequest(used.cpuSeconds() - used.threads().sum())))
                .toString();
    }

    private double perRequest(double seconds) {
        return seconds * 1e6 / round.answers();
    }

    /** Milliseconds of collection per second of the round. */
    double collectorMillisPerSecond() {
        return used.collectorSeconds() * 1e3 / round.seconds();
    }

    /** The median of one figure, with its range. */
    record Median(double median, double low, double high) {

        static Median of(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
            double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
            int middle = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Median(median, sorted[0], sorted[sorted.length - 1]);
        }
    }
}
