// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL on a random port of the loopback address, durable as in production, unpacked from Maven's binaries:
 * one for all tests of a JVM, in which each has a schema of its own, and others for those that kill theirs. Run by root
 * it belongs to {@code nobody}, since PostgreSQL refuses root.
 */
public final class TestPostgres implements AutoCloseable {
    private static final String BINARIES = "/postgres-linux-x86_64.txz";
    private static final String SUPERUSER = "postgres";
    private static final String ROLE = "sealwright";
    static final String PASSWORD = "p@ss/wörd";
    private static final String DATABASE = "sealwright";
    private static final Duration START = Duration.ofSeconds(60);

    /** Of each store for changes, and as many for reads: with the guard's, thirty stores at once have enough. */
    private static final int CONNECTIONS = 6;

    /** Kept, so that its level is. */
    private static final Logger POOLS = Logger.getLogger("com.zaxxer.hikari");

    static {
        POOLS.setLevel(Level.WARNING);
    }

    private final Path folder;
    private final int port;
    private final AtomicInteger schemas = new AtomicInteger();
    private final Map<Path, String> byFolder = new ConcurrentHashMap<>();
    private @Nullable Process server;

    private static final class Shared {
        private static final TestPostgres ONE = start();
    }

    private TestPostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** The one of this JVM. */
    public static TestPostgres shared() {
        return Shared.ONE;
    }

    /** A server that its test may kill. */
    public static TestPostgres start() {
        try {
            Path folder = Files.createTempDirectory("sealwright-postgresql");
            var made = new TestPostgres(folder, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(made::close));
            made.unpack();
            made.initialise();
            made.run();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void unpack() throws IOException {
        Process tar = new ProcessBuilder("tar", "-x", "-C", folder.toString())
                .redirectError(folder.resolve("tar.log").toFile())
                .start();
        try (InputStream packed = Objects.requireNonNull(TestPostgres.class.getResourceAsStream(BINARIES), BINARIES);
                var unpacked = new XZInputStream(packed);
                var to = tar.getOutputStream()) {
            unpacked.transferTo(to);
        }
        await(tar, "tar");
    }

    private void initialise() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            await(start(List.of("chown", "-R", "nobody:", folder.toString())), "chown");
        }
        await(
                asOwner(
                        "initdb",
                        "--pgdata=" + folder.resolve("data"),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8"),
                "initdb");
    }

    /** Starts it, or starts it again on what it had. */
    public void run(String... settings) {
        List<String> arguments =
                new ArrayList<>(List.of("-D", folder.resolve("data").toString(), "-p", String.valueOf(port)));
        Stream.concat(
                        Stream.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=400"),
                        Stream.of(settings))
                .forEach(setting -> arguments.addAll(List.of("-c", setting)));
        try {
            server = asOwner("postgres", arguments.toArray(String[]::new));
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() {
        long until = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                if (execute("postgres", "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'") == 0) {
                    makeDatabase();
                }
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > until || !Objects.requireNonNull(server).isAlive()) {
                    throw new AssertionError("PostgreSQL does not start: " + log(), notYet);
                }
                pause();
            }
        }
    }

    private void makeDatabase() throws SQLException {
        execute("postgres", "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(ROLE, PASSWORD));
        execute("postgres", "CREATE DATABASE %s OWNER %s".formatted(DATABASE, ROLE));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Process asOwner(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        File log = folder.resolve("log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void await(Process process, String name) {
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(name + " failed: " + log());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** As after a power cut of its machine: no process of it is left, and nothing is written any more. */
    public void kill() {
        try {
            Process running = Objects.requireNonNull(server);
            running.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The server's own files, with everything in them that was committed. */
    Path checkpoint() {
        sql("CHECKPOINT");
        return folder.resolve("data");
    }

    /** A schema that nobody else uses, and the store's role owns. */
    public String newSchema() {
        String schema = "test_" + schemas.incrementAndGet();
        sql("CREATE SCHEMA %s AUTHORIZATION %s".formatted(schema, ROLE));
        return schema;
    }

    /** The schema for what a test keeps in {@code folder}: the same one whenever it is asked for. */
    String schemaOf(Path folder) {
        return byFolder.computeIfAbsent(folder.toAbsolutePath(), _ -> newSchema());
    }

    /** How a store in this schema is opened. */
    public PostgresConfig config(String schema) {
        return config(
                schema,
                new PostgresConfig.Host("127.0.0.1", port),
                new PostgresPassword.Given(PASSWORD),
                new PostgresConfig.Encryption.None());
    }

    PostgresConfig config(
            String schema, PostgresConfig.Host host, PostgresPassword password, PostgresConfig.Encryption encryption) {
        return new PostgresConfig(
                List.of(host), DATABASE, ROLE, password, encryption, schema, CONNECTIONS, false, Duration.ofHours(1));
    }

    public int port() {
        return port;
    }

    /** A file of the server's own, such as a key, with nobody else allowed to read it. */
    Path put(String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            if (isRoot()) {
                await(start(List.of("chown", "nobody:", file.toString())), "chown");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The setting {@code --store} for this schema. */
    public String url(String schema) {
        return "postgresql://%s:p%%40ss%%2Fw%%C3%%B6rd@127.0.0.1:%d/%s?schema=%s&connections=%d"
                .formatted(ROLE, port, DATABASE, schema, CONNECTIONS);
    }

    /** Runs a statement as the superuser, in the stores' database. */
    public int sql(String statement, Object... values) {
        try {
            return execute(DATABASE, statement, values);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** As the superuser, in a store's schema. */
    Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=%s".formatted(port, DATABASE, schema),
                SUPERUSER,
                PASSWORD);
    }

    private int execute(String database, String statement, Object... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), SUPERUSER, PASSWORD);
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            if (!prepared.execute()) {
                return Math.max(prepared.getUpdateCount(), 0);
            }
            int rows = 0;
            try (var found = prepared.getResultSet()) {
                while (found.next()) {
                    rows++;
                }
            }
            return rows;
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.destroy(); // SIGTERM waits for whoever is connected
            try {
                if (!server.waitFor(200, TimeUnit.MILLISECONDS)) {
                    kill();
                }
            } catch (InterruptedException e) {
                kill();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException gone) {
            folder.toFile().deleteOnExit();
        }
    }
}
