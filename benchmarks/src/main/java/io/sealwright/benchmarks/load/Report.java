// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import com.google.errorprone.annotations.FormatMethod;
import io.sealwright.benchmarks.load.Measurement.Median;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** The text report, written to several streams line by line. What is missing or missed is said, never left out. */
final class Report {

    static final String ECHO = "echo";

    /** On Netty's HTTP codec: what the goal of the ratio was set by; ours is half as dear. */
    static final String CODEC_ECHO = "echo by codec";

    /** The goals of the benchmark: the issue's own words are in benchmarks/README.md. */
    private static final double GOAL_RATIO = 0.45;

    private static final double LOADER_BUSY = 0.97;
    private static final double GOAL_TAIL = 3;
    private static final double GOAL_SPREAD = 0.10;

    private final List<PrintStream> outputs;

    Report(PrintStream... outputs) {
        this.outputs = List.of(outputs);
    }

    void disk(Histogram syncs) {
        line("");
        line(
                "fdatasync in the data folder, without any added delay: p50 %.0f us, p99 %.0f us",
                syncs.getValueAtPercentile(50) / 1e3, syncs.getValueAtPercentile(99) / 1e3);
    }

    void fixture(int principals, int keys, Fixture fixture, List<Workload> workloads) {
        line(
                "requests: %d different per kind over %d keys, %d principals",
                workloads.getFirst().calls().size(), keys, principals);
        line(
                "CreateKey, 64 connections: %.0f/s over %d keys",
                fixture.keysPerSecond(), fixture.keyArns().size());
    }

    void warmedUp(Workload workload, boolean settled) {
        line(
                "warm-up %s: %s",
                workload.name(), settled ? "three windows agree within 3 %" : "NOT settled within its time");
    }

    void throughput(int connections, Map<String, List<Measurement>> rounds) {
        heading(
                "Throughput: closed loop, %d connections, median of %d rounds [range]",
                connections, rounds.values().iterator().next().size());
        line(
                "%-16s %26s %8s %8s %18s %6s %9s %8s %6s %6s %8s",
                "",
                "requests/s",
                "p50 us",
                "p99 us",
                "CPU us/request",
                "core",
                "bytes/req",
                "GC ms/s",
                "ratio",
                "of CPU",
                "of codec");
        List<Measurement> base = rounds.getOrDefault(ECHO, List.of());
        double baseRate = median(base, each -> each.round().rate()).median();
        double baseCpu = median(base, Measurement::cpuMicros).median();
        double codecRate = median(
                        rounds.getOrDefault(CODEC_ECHO, List.of()),
                        each -> each.round().rate())
                .median();
        rounds.forEach((name, all) -> {
            Median rate = median(all, each -> each.round().rate());
            Median cpu = median(all, Measurement::cpuMicros);
            line(
                    "%-16s %26s %8.0f %8.0f %18s %5.0f%% %9.0f %8.1f %6.2f %6.2f %8.2f%s",
                    name,
                    "%,.0f [%,.0f..%,.0f]".formatted(rate.median(), rate.low(), rate.high()),
                    median(all, each -> each.round().micros(50)).median(),
                    median(all, each -> each.round().micros(99)).median(),
                    "%.1f [%.1f..%.1f]".formatted(cpu.median(), cpu.low(), cpu.high()),
                    median(all, Measurement::serverCpuShare).median() * 100,
                    median(all, Measurement::allocatedBytes).median(),
                    median(all, Measurement::collectorMillisPerSecond).median(),
                    rate.median() / baseRate,
                    baseCpu / cpu.median(),
                    rate.median() / codecRate,
                    median(all, Measurement::loadCpuShare).median() > LOADER_BUSY
                            ? "  (the load generator was the limit)" + warning(all)
                            : warning(all));
        });
        rounds.forEach((name, all) -> line(
                "CPU us/request by thread, %s, last round: %s",
                name, all.getLast().byThread()));
        line(
                "goal at 256 connections: ratio %.2f or more. \"core\": how much of one processor the server got; below",
                GOAL_RATIO);
        line(
                "95 %% others took it or the load did not fill it, and then \"of CPU\" (the echo's CPU over this) is the truer one");
    }

    void latency(double load, int connections, Map<String, List<Measurement>> rounds) {
        heading("Latency: open loop at %.0f %% of its own throughput, %d connections", load * 100, connections);
        line("%-16s %12s %8s %8s %8s %10s", "", "requests/s", "p50 us", "p99 us", "p99.9 us", "p99/echo");
        double base = median(
                        rounds.getOrDefault(ECHO, List.of()),
                        each -> each.round().micros(99))
                .median();
        rounds.forEach((name, all) -> line(
                "%-16s %,12.0f %8.0f %8.0f %8.0f %10.1f%s",
                name,
                median(all, each -> each.round().rate()).median(),
                median(all, each -> each.round().micros(50)).median(),
                median(all, each -> each.round().micros(99)).median(),
                median(all, each -> each.round().micros(99.9)).median(),
                median(all, each -> each.round().micros(99)).median() / base,
                warning(all)));
        line("goal at 80 %%: p99 at most %.0f times the echo's", GOAL_TAIL);
    }

    void spread(int connections, Map<String, List<Measurement>> rounds) {
        heading("Spread of keys: GenerateDataKey, closed loop, %d connections", connections);
        var medians = new ArrayList<Double>();
        rounds.forEach((name, all) -> {
            Median rate = median(all, each -> each.round().rate());
            medians.add(rate.median());
            line(
                    "%-16s %,12.0f/s [%,.0f..%,.0f]  CPU %.1f us/request%s",
                    name,
                    rate.median(),
                    rate.low(),
                    rate.high(),
                    median(all, Measurement::cpuMicros).median(),
                    warning(all));
        });
        line(
                "difference: %+.1f %% (goal: within %.0f %% at 100000 keys)",
                (medians.getLast() / medians.getFirst() - 1) * 100, GOAL_SPREAD * 100);
    }

    void opened(int opened, int sampled) {
        line("");
        line("ciphertexts sampled from the rounds: %d, opened to their plaintext: %d", sampled, opened);
    }

    void counted(Map<String, Long> answers, long refused) {
        line("answers counted: %s; with a status other than 200: %d", answers, refused);
    }

    @FormatMethod
    private void heading(String format, Object... values) {
        line("");
        line(format, values);
    }

    private static Median median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        return Median.of(rounds, figure);
    }

    /** Names what makes a row untrue. */
    private static String warning(List<Measurement> rounds) {
        long refused = rounds.stream().mapToLong(each -> each.round().refused()).sum();
        long unsent = rounds.stream().mapToLong(each -> each.round().unsent()).sum();
        var text = new StringBuilder();
        if (refused > 0) {
            text.append("  REFUSED ").append(refused).append(": ").append(firstRefusal(rounds));
        }
        if (unsent > 0) {
            text.append("  FELL BEHIND, unsent ").append(unsent);
        }
        return text.toString();
    }

    private static String firstRefusal(List<Measurement> rounds) {
        return rounds.stream()
                .flatMap(each -> each.round().refusals().stream())
                .findFirst()
                .orElse("");
    }

    @FormatMethod
    private void line(String format, Object... values) {
        String text = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        outputs.forEach(output -> output.println(text));
    }
}
