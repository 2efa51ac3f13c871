// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import io.sealwright.benchmarks.load.Settings.Given;
import io.sealwright.benchmarks.load.Settings.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What TLS takes from the rate of a keep-alive connection: GenerateDataKey against two servers, one of which speaks
 * TLS, in alternating rounds. {@code benchmarks/run --tls} starts the two.
 */
public final class TlsBenchmark {
    private static final double GOAL = 0.85;
    private static final int PRINCIPALS = 100;

    private final int keys;
    private final int requests;
    private final int connections;
    private final Duration round;
    private final int rounds;
    private final Duration warmUp;

    /** One of the two servers, ready to be measured. */
    private record Side(Runner runner, Workload workload) {}

    private TlsBenchmark(Given given) {
        keys = given.number("--keys");
        requests = given.number("--requests");
        connections = given.number("--connections");
        round = Duration.ofMillis(given.number("--round-millis"));
        rounds = given.number("--rounds");
        warmUp = Duration.ofSeconds(given.number("--warm-up-seconds"));
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Given given = new Given(arguments);
        Server plain = Server.parse(given.take("--plain"));
        Server encrypted = Server.parse(given.take("--encrypted"));
        Path plainData = Path.of(given.take("--plain-data"));
        Path encryptedData = Path.of(given.take("--encrypted-data"));
        ClientTls tls = ClientTls.trusting(Path.of(given.take("--authority")));
        Path report = Path.of(given.take("--report"));
        TlsBenchmark benchmark = new TlsBenchmark(given);
        given.refuseRest();
        try (var plainProbe = new ServerProbe(plain.pid(), plain.jmxPort());
                var probe = new ServerProbe(encrypted.pid(), encrypted.jmxPort());
                var file = new PrintStream(Files.newOutputStream(report), true, StandardCharsets.UTF_8)) {
            Side unprotected = benchmark.side("plain", new Target(plain.port(), plainProbe), plainData);
            Side secured = benchmark.side("TLS 1.3", new Target(encrypted.port(), probe, tls), encryptedData);
            for (String line : benchmark.measure(unprotected, secured)) {
                System.out.println(line);
                file.println(line);
            }
        }
    }

    private Side side(String name, Target target, Path data) throws IOException, InterruptedException {
        List<Signer> signers = new ArrayList<>(SharedCredentials.signers(data.resolve("credentials")));
        signers.addAll(new Principals(target, signers.getFirst()).create(PRINCIPALS - signers.size()));
        Runner runner = new Runner(InstantSource.system(), target, 20_260_101);
        KmsCalls calls = new KmsCalls(signers);
        Fixture fixture = Fixture.create(runner, target, calls, keys);
        Workload workload = new Workload(name, target, fixture.calls().generateDataKey(requests, fixture.keyArns()));
        runner.warmUp(workload, connections, warmUp);
        return new Side(runner, workload);
    }

    private List<String> measure(Side plain, Side encrypted) throws IOException {
        List<Measurement> ofPlain = new ArrayList<>();
        List<Measurement> ofEncrypted = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ofPlain.add(closed(plain));
            ofEncrypted.add(closed(encrypted));
        }
        List<String> lines = new ArrayList<>();
        lines.add("GenerateDataKey, %d keep-alive connections, median of %d rounds".formatted(connections, rounds));
        lines.add(line(plain.workload().name(), ofPlain));
        lines.add(line(encrypted.workload().name(), ofEncrypted));
        double byRate = median(ofEncrypted, TlsBenchmark::rate) / median(ofPlain, TlsBenchmark::rate);
        double byCpu = median(ofPlain, Measurement::cpuMicros) / median(ofEncrypted, Measurement::cpuMicros);
        lines.add("TLS : plain = %.2f of the rate, %.2f of the server's CPU a request (goal: %.2f)"
                .formatted(byRate, byCpu, GOAL));
        return lines;
    }

    private Measurement closed(Side side) throws IOException {
        return side.runner().closed(side.workload(), connections, round, Answers.IGNORED);
    }

    private static String line(String name, List<Measurement> all) {
        long refused = all.stream().mapToLong(each -> each.round().refused()).sum();
        return "%-8s %,8.0f requests/s, %5.1f us CPU a request, core %3.0f %%, load generator %3.0f %%%s"
                .formatted(
                        name,
                        median(all, TlsBenchmark::rate),
                        median(all, Measurement::cpuMicros),
                        median(all, Measurement::serverCpuShare) * 100,
                        median(all, Measurement::loadCpuShare) * 100,
                        refused == 0 ? "" : ", %d REFUSED".formatted(refused));
    }

    private static double rate(Measurement measurement) {
        return measurement.round().rate();
    }

    private static double median(List<Measurement> all, ToDoubleFunction<Measurement> figure) {
        return Measurement.Median.of(all, figure).median();
    }
}
