// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one round of load was told.
 *
 * @param answers whole answers, refusals among them
 * @param refused answers with a status other than 200
 * @param unsent requests that were due in an open loop and never left, because the server fell too far behind
 * @param seconds from the first request to the last answer
 * @param latency nanoseconds from a request's intended start to its whole answer
 * @param refusals the first few refusals, status and body
 */
public record Round(long answers, long refused, long unsent, double seconds, Histogram latency, List<String> refusals) {

    public Round {
        refusals = List.copyOf(refusals);
    }

    /** Answers per second. */
    public double rate() {
        return answers / seconds;
    }

    /** A percentile of the latency in microseconds. */
    public double micros(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e3;
    }
}
