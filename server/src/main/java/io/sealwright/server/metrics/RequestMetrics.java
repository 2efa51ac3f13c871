// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts of requests by operation and code, and their latency, kept apart for each event loop and merged when somebody
 * looks.
 *
 * <p>Thread-safe: a loop's numbers are meant for that loop, but another thread that counts there loses nothing.
 */
public final class RequestMetrics {

    /** An operation as it is labelled. */
    public record Labels(String service, String operation) {}

    /** The index of the code of a call that was done. */
    public static final int OK = 0;

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    /** Counts of neighbouring loops never share a cache line. */
    private static final int PADDING = 16;

    private final List<Labels> operations;
    private final List<String> codes;
    private final Map<String, Integer> codeIndexes;
    private final long[][] counts;
    private final long[][] buckets;
    private final long[][] nanos;

    /**
     * Registers everything that can ever be counted.
     *
     * @param loops the number of event loops
     * @param operations by their index, with one for requests that name no operation we serve
     * @param refusals the codes of refusals; one that is not among them is counted as {@code other}
     */
    public RequestMetrics(int loops, List<Labels> operations, List<String> refusals) {
        this.operations = List.copyOf(operations);
        this.codes = IntStream.range(0, refusals.size() + 2)
                .mapToObj(i -> i == OK ? "OK" : i <= refusals.size() ? refusals.get(i - 1) : "other")
                .toList();
        this.codeIndexes =
                IntStream.range(0, codes.size()).boxed().collect(Collectors.toUnmodifiableMap(codes::get, i -> i));
        this.counts = new long[loops][operations.size() * codes.size() + PADDING];
        this.buckets = new long[loops][operations.size() * LatencyBuckets.COUNT + PADDING];
        this.nanos = new long[loops][operations.size() + PADDING];
    }

    /** The index of a code by its name on the wire. */
    public int codeIndex(String wireName) {
        return codeIndexes.getOrDefault(wireName, codes.size() - 1);
    }

    /** Counts one request that was answered. */
    public void record(int loop, int operationIndex, int codeIndex, long tookNanos) {
        add(counts[loop], operationIndex * codes.size() + codeIndex, 1);
        add(buckets[loop], operationIndex * LatencyBuckets.COUNT + LatencyBuckets.index(tookNanos), 1);
        add(nanos[loop], operationIndex, tookNanos);
    }

    private static void add(long[] array, int index, long amount) {
        long ignored = (long) LONGS.getAndAddRelease(array, index, amount);
    }

    List<Labels> operations() {
        return operations;
    }

    List<String> codes() {
        return codes;
    }

    /** Requests of all loops. */
    public long count(int operationIndex, int codeIndex) {
        return sum(counts, operationIndex * codes.size() + codeIndex);
    }

    long bucket(int operationIndex, int bucket) {
        return sum(buckets, operationIndex * LatencyBuckets.COUNT + bucket);
    }

    double seconds(int operationIndex) {
        return sum(nanos, operationIndex) / 1e9;
    }

    private static long sum(long[][] loops, int index) {
        long sum = 0;
        for (long[] loop : loops) {
            sum += (long) LONGS.getAcquire(loop, index);
        }
        return sum;
    }
}
