// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server of the built distribution: a process on free loopback ports, over a data folder. */
final class RunningServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SERVICES = Pattern.compile("services +(https?://\\S+)");
    private static final Pattern ADMIN = Pattern.compile("admin +(https?://\\S+)");
    private static final Pattern READY = Pattern.compile("ready in (\\d+) ms");

    private final Path data;
    private final Path log;
    private final Process process;

    private RunningServer(Path data, Path log, Process process) {
        this.data = data;
        this.log = log;
        this.process = process;
    }

    /** Starts as an operator does, and returns when the server says that it is ready. */
    static RunningServer start(Path data, String... flags) throws IOException, InterruptedException {
        RunningServer server = launch(data, Distribution.command(words(data, flags)));
        server.awaitReady();
        return server;
    }

    /** A server that kills itself at a place of its own code, {@code NAME:COUNT}; it may do so before it is ready. */
    static RunningServer startAndCrashAt(String crashPoint, Path data, String... flags) throws IOException {
        return launch(data, Distribution.javaCommand("-Dsealwright.crash-point=" + crashPoint, words(data, flags)));
    }

    /** Starts, and does not wait: for a start that is to be refused. */
    static RunningServer launch(Path data) throws IOException {
        return launch(data, Distribution.command(words(data)));
    }

    private static RunningServer launch(Path data, List<String> command) throws IOException {
        Path log = Files.createTempFile("sealwright", ".log");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        Finished.scrub(builder.environment());
        return new RunningServer(data, log, builder.start());
    }

    private static List<String> words(Path data, String... flags) {
        return Stream.concat(
                        Stream.of(
                                "serve",
                                "--data",
                                data.toString(),
                                "--listen",
                                "127.0.0.1:0",
                                "--admin-listen",
                                "127.0.0.1:0"),
                        Stream.of(flags))
                .toList();
    }

    /** Whether it became ready, rather than ended. */
    boolean becomesReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (READY.matcher(said()).find()) {
                return true;
            }
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        throw failure("not ready within " + PATIENCE);
    }

    private void awaitReady() throws InterruptedException {
        if (!becomesReady()) {
            throw failure("ended with %d before it was ready".formatted(process.exitValue()));
        }
    }

    /** All that it wrote on both streams. */
    String said() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    URI endpoint() {
        return URI.create(printed(SERVICES));
    }

    URI admin() {
        return URI.create(printed(ADMIN));
    }

    long readyMillis() {
        return Long.parseLong(printed(READY));
    }

    private String printed(Pattern pattern) {
        Matcher matcher = pattern.matcher(said());
        if (!matcher.find()) {
            throw failure("did not print " + pattern);
        }
        return matcher.group(1);
    }

    Path data() {
        return data;
    }

    /** The administrator, at the address where this server listens. */
    Credentials credentials() {
        try {
            return Credentials.read(data.resolve("credentials")).at(endpoint());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    LedgerRecords ledger() {
        return LedgerRecords.of(data.resolve("ledger"));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL; the process is gone when it returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Whether it ended by itself before so much time had passed. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits for the end, and gives the exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw failure("did not end within " + PATIENCE);
        }
        return process.exitValue();
    }

    /** Stops as an operator does; a stop that is not clean is a failure. */
    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server stopped", e);
        }
        Files.deleteIfExists(log);
    }

    private void stop() throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        terminate();
        int exitCode = awaitEnd();
        if (exitCode != 0) {
            throw failure("stopped with exit code " + exitCode);
        }
    }

    /** An error with what the server said. */
    AssertionError failure(String what) {
        return new AssertionError("the server %s. It said:%n%s".formatted(what, said()));
    }
}
