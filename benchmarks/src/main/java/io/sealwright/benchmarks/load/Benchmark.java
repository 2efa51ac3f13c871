// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The benchmark of one request's way against the echo of the same HTTP stack; {@code benchmarks/run} starts the servers
 * and this. Its order is that of the report.
 */
public final class Benchmark {

    private static final int FEW_KEYS = 10;
    private static final int PRINCIPALS = 100;
    private static final List<Double> LOADS = List.of(0.5, 0.8);

    private final Settings settings;
    private final Target echo;
    private final Target codecEcho;
    private final Target sealwright;
    private final Runner runner;
    private final Report report;
    private final CiphertextSample sample = new CiphertextSample();

    private Benchmark(
            Settings settings, Target echo, Target codecEcho, Target sealwright, Runner runner, Report report) {
        this.settings = settings;
        this.echo = echo;
        this.codecEcho = codecEcho;
        this.sealwright = sealwright;
        this.runner = runner;
        this.report = report;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Settings settings = Settings.parse(arguments);
        try (var echoProbe = probe(settings.echo());
                var codecProbe = probe(settings.codecEcho());
                var probe = probe(settings.sealwright());
                var file = new PrintStream(Files.newOutputStream(settings.report()), true, StandardCharsets.UTF_8)) {
            var sealwright = new Target(settings.sealwright().port(), probe);
            new Benchmark(
                            settings,
                            new Target(settings.echo().port(), echoProbe),
                            new Target(settings.codecEcho().port(), codecProbe),
                            sealwright,
                            new Runner(InstantSource.system(), sealwright, 20_260_101),
                            new Report(System.out, file))
                    .run();
        }
    }

    private static ServerProbe probe(Settings.Server server) throws IOException {
        return new ServerProbe(server.pid(), server.jmxPort());
    }

    private void run() throws IOException, InterruptedException {
        var signers = new ArrayList<Signer>();
        for (Path file : settings.credentials()) {
            signers.addAll(SharedCredentials.signers(file));
        }
        signers.addAll(new Principals(sealwright, signers.getFirst()).create(Math.max(0, PRINCIPALS - signers.size())));
        report.disk(DiskProbe.syncs(settings.data()));
        var calls = new KmsCalls(signers);
        var fixture = Fixture.create(runner, sealwright, calls, Math.max(settings.keys(), settings.spreadKeys()));
        List<String> keys = fixture.keyArns().subList(0, settings.keys());
        List<Workload> workloads = workloads(fixture, keys);
        report.fixture(signers.size(), keys.size(), fixture, workloads);

        for (Workload workload : workloads) {
            report.warmedUp(workload, runner.warmUp(workload, 64, settings.warmUp()));
        }
        Map<String, Double> rates = Map.of();
        for (int connections : settings.connections()) {
            rates = throughput(workloads, connections);
        }
        latency(workloads, settings.connections().getLast(), rates);
        spread(fixture);
        report.opened(sample.opened(runner, sealwright, calls, keys), sample.size());
        finish();
    }

    private List<Workload> workloads(Fixture fixture, List<String> keys) throws IOException {
        int count = settings.requests();
        List<String> ciphertexts = fixture.encrypted(runner, sealwright, count, keys);
        List<Integer> made = java.util.stream.IntStream.range(0, count).boxed().toList();
        List<KmsCall> encrypt = fixture.calls().encrypt(count, keys);
        return List.of(
                new Workload(Report.ECHO, echo, encrypt),
                new Workload(Report.CODEC_ECHO, codecEcho, encrypt),
                new Workload("GenerateDataKey", sealwright, fixture.calls().generateDataKey(count, keys)),
                new Workload("Encrypt", sealwright, encrypt),
                new Workload("Decrypt", sealwright, fixture.calls().decrypt(ciphertexts, made, keys)));
    }

    /** Alternating rounds, so that what else the machine does falls on all alike; returns the median rates. */
    private Map<String, Double> throughput(List<Workload> workloads, int connections) throws IOException {
        var rounds = new LinkedHashMap<String, List<Measurement>>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Workload workload : workloads) {
                rounds.computeIfAbsent(workload.name(), name -> new ArrayList<>())
                        .add(runner.closed(workload, connections, settings.round(), shown(workload)));
            }
        }
        report.throughput(connections, rounds);
        var rates = new LinkedHashMap<String, Double>();
        rounds.forEach((name, all) -> rates.put(
                name, Measurement.Median.of(all, each -> each.round().rate()).median()));
        return rates;
    }

    private Answers shown(Workload workload) {
        return switch (workload.name()) {
            case "Encrypt" -> sample.ofEncrypt();
            case "GenerateDataKey" -> sample.ofGenerateDataKey();
            default -> Answers.IGNORED;
        };
    }

    private void latency(List<Workload> workloads, int connections, Map<String, Double> rates) throws IOException {
        for (double load : LOADS) {
            var rounds = new LinkedHashMap<String, List<Measurement>>();
            for (int round = 0; round < settings.latencyRounds(); round++) {
                for (Workload workload : workloads) {
                    double perSecond = load * rates.getOrDefault(workload.name(), 1.0);
                    rounds.computeIfAbsent(workload.name(), name -> new ArrayList<>())
                            .add(runner.open(workload, connections, perSecond, settings.round()));
                }
            }
            report.latency(load, connections, rounds);
        }
    }

    private void spread(Fixture fixture) throws IOException {
        int connections = settings.connections().getLast();
        int count = Math.max(settings.requests(), settings.spreadKeys());
        List<String> few = fixture.keyArns().subList(0, FEW_KEYS);
        List<String> many = fixture.keyArns().subList(0, settings.spreadKeys());
        var workloads = List.of(
                new Workload(FEW_KEYS + " keys", sealwright, fixture.calls().generateDataKey(count, few)),
                new Workload(
                        settings.spreadKeys() + " keys",
                        sealwright,
                        fixture.calls().generateDataKey(count, many)));
        report.warmedUp(workloads.getLast(), runner.warmUp(workloads.getLast(), connections, settings.warmUp()));
        var rounds = new LinkedHashMap<String, List<Measurement>>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Workload workload : workloads) {
                rounds.computeIfAbsent(workload.name(), name -> new ArrayList<>())
                        .add(runner.closed(workload, connections, settings.round(), Answers.IGNORED));
            }
        }
        report.spread(connections, rounds);
    }

    private void finish() throws IOException {
        report.counted(runner.answers(), runner.refused());
        var lines = new ArrayList<String>();
        runner.answers().forEach((operation, answers) -> lines.add(operation + " " + answers));
        Files.write(settings.counted(), lines);
    }
}
