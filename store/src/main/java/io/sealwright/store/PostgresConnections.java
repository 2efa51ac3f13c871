// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.PostgresConfig.Encryption;
import io.sealwright.store.PostgresConfig.Host;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to one database. What durability rests on is set on every connection, and read back on every
 * connection, so that a server whose settings were changed meanwhile, or another one after a failover, is found before
 * anything is written there.
 */
final class PostgresConnections extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;
    private static final int LEAST_VERSION = 14;
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 20;

    /**
     * Bounds of one statement, and of a transaction whose node has gone away. COMMIT is none of them: the server's
     * timers are off by then.
     */
    private static final String SESSION = "-c synchronous_commit=on -c statement_timeout=10s -c lock_timeout=5s"
            + " -c idle_in_transaction_session_timeout=30s -c client_min_messages=warning";

    private static final String SETTINGS = """
            SELECT name, current_setting(name)
              FROM (VALUES ('fsync'), ('full_page_writes'), ('synchronous_commit'), ('server_encoding'),
                           ('zero_damaged_pages'), ('ignore_checksum_failure'), ('in_hot_standby'),
                           ('synchronous_standby_names')) AS asked (name)
            """;

    private static final Map<String, String> DEMANDED = Map.of(
            "fsync", "on", // an acknowledged change is on the disk
            "full_page_writes", "on", // and a torn page is mended
            "synchronous_commit", "on", // before COMMIT is answered
            "server_encoding", "UTF8",
            "zero_damaged_pages", "off", // damage is said, not read over
            "ignore_checksum_failure", "off",
            "in_hot_standby", "off");

    @SuppressWarnings("serial") // A data source is never serialised here.
    private final PostgresConfig config;

    PostgresConnections(PostgresConfig config) {
        this.config = config;
        setServerNames(config.hosts().stream().map(Host::name).toArray(String[]::new));
        setPortNumbers(config.hosts().stream().mapToInt(Host::port).toArray());
        setDatabaseName(config.database());
        setUser(config.user());
        setApplicationName("sealwright");
        setOptions("-c search_path=" + config.schema() + " " + SESSION);
        setSocketFactory(SteadySockets.class.getName());
        setTcpKeepAlive(true);
        setTcpNoDelay(true);
        setConnectTimeout(CONNECT_SECONDS);
        super.setLoginTimeout(CONNECT_SECONDS);
        setSocketTimeout(ANSWER_SECONDS);
        setLogServerErrorDetail(false); // it quotes values
        encrypt(config.encryption());
        if (config.hosts().size() > 1) {
            demand("targetServerType", "primary");
        }
    }

    private void encrypt(Encryption encryption) {
        demand("gssEncMode", "disable");
        switch (encryption) {
            case Encryption.None() -> {
                setSslMode("disable");
                demand("requireAuth", "scram-sha-256,none");
            }
            case Encryption.Verified(@Nullable Path authorities, @Nullable Path certificate, @Nullable Path key) -> {
                setSslMode("verify-full");
                if (authorities == null && certificate == null) {
                    setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
                }
                if (authorities != null) {
                    setSslRootCert(authorities.toString());
                }
                if (certificate != null && key != null) {
                    setSslCert(certificate.toString());
                    setSslKey(key.toString());
                } else {
                    demand("requireAuth", "scram-sha-256");
                    demand("channelBinding", "require");
                }
            }
        }
    }

    private void demand(String name, String value) {
        try {
            setProperty(name, value);
        } catch (SQLException unknown) {
            throw new IllegalStateException("the driver does not know " + name, unknown);
        }
    }

    /**
     * Is ours to say: a pool would have a connection be made in the time that a request waits for one, and with it the
     * guard's.
     */
    @Override
    public void setLoginTimeout(int seconds) {}

    /** A connection that holds what it must, or none. */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection =
                super.getConnection(config.user(), config.password().text());
        try {
            verify(connection);
            return connection;
        } catch (SQLException | RuntimeException refused) {
            closeAfter(refused, connection);
            throw refused;
        }
    }

    /** A connection of its own, outside any pool. */
    JdbcSql open() {
        try {
            return new JdbcSql(getConnection(), PostgresFailures::of);
        } catch (SQLException e) {
            throw PostgresFailures.of(e);
        }
    }

    /**
     * The settings on which durability rests, as they are now.
     *
     * @throws StoreRefused naming the first that would lose what was acknowledged
     */
    Map<String, String> verify(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < LEAST_VERSION) {
            throw new StoreRefused("PostgreSQL %d is too old: %d or later".formatted(version, LEAST_VERSION));
        }
        Map<String, String> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SETTINGS)) {
            while (row.next()) {
                found.put(row.getString(1), row.getString(2));
            }
        }
        DEMANDED.forEach((name, demanded) -> {
            if (!demanded.equals(found.get(name))) {
                throw new StoreRefused("PostgreSQL has %s = %s, not %s".formatted(name, found.get(name), demanded));
            }
        });
        if (config.standbyDemanded()
                && found.getOrDefault("synchronous_standby_names", "").isBlank()) {
            throw new StoreRefused("PostgreSQL has no synchronous_standby_names, and standby=required demands one");
        }
        return found;
    }

    /** Where the database is, without who asks it and how: for logs. */
    String place() {
        return config.hosts().stream()
                        .map(host -> host.name() + ":" + host.port())
                        .collect(Collectors.joining(",")) + "/" + config.database();
    }

    private static void closeAfter(Exception failure, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
