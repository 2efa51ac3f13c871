// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Processor time of the live threads of a process by name, numbers left out: {@code http-0} and {@code http-1} are both
 * {@code http}. What a thread used that has ended since is in the process's total only.
 */
record ThreadTimes(Map<String, Double> seconds) {

    ThreadTimes {
        seconds = Map.copyOf(seconds);
    }

    static ThreadTimes of(long pid) throws IOException {
        var seconds = new TreeMap<String, Double>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks.toList()) {
                add(task.resolve("stat"), seconds);
            }
        }
        return new ThreadTimes(seconds);
    }

    private static void add(Path stat, Map<String, Double> seconds) throws IOException {
        try {
            String line = Files.readString(stat);
            String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
            seconds.merge(name.replaceAll("[-#]*[0-9]+$", "").strip(), ServerProbe.cpuSeconds(line), Double::sum);
        } catch (NoSuchFileException ended) {
            return; // Between the listing and the reading.
        }
    }

    /** What each name used since {@code earlier}. */
    ThreadTimes since(ThreadTimes earlier) {
        var difference = new TreeMap<String, Double>();
        seconds.forEach((name, now) ->
                difference.put(name, Math.max(0, now - earlier.seconds.getOrDefault(name, 0.0))));
        return new ThreadTimes(difference);
    }

    double sum() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The names that used the most, the most first. */
    List<Map.Entry<String, Double>> largest(int count) {
        return seconds.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(count)
                .toList();
    }
}
