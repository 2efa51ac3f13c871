// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database, and how it is used. Every value has a unit, a safe default and a bound.
 *
 * @param hosts tried in their order; the one that takes writes is used
 * @param database its name
 * @param user the role, which owns the schema and nothing else
 * @param encryption of the way there
 * @param schema in which the tables are; exists
 * @param connections for changes, and as many again for reads
 * @param standbyDemanded whether a database whose commits wait for no standby is refused
 * @param changesKept how long {@code change_log} rows stay after the ledger has them
 */
public record PostgresConfig(
        List<Host> hosts,
        String database,
        String user,
        PostgresPassword password,
        Encryption encryption,
        String schema,
        int connections,
        boolean standbyDemanded,
        Duration changesKept)
        implements StoreEngine {

    /** The schema that a new database has. */
    public static final String USUAL_SCHEMA = "public";

    /** Enough for all lanes at once. */
    public static final int USUAL_CONNECTIONS = 16;

    private static final int MAX_CONNECTIONS = 256;
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /**
     * One server.
     *
     * @param name a host name, or an address without brackets
     * @param port from 1 to 65535
     */
    public record Host(String name, int port) {
        public static final int USUAL_PORT = 5432;
        private static final int MAX_PORT = 65_535;

        public Host {
            check(!name.isBlank(), "host", "''");
            check(port > 0 && port <= MAX_PORT, "port", port);
        }
    }

    /** How the way to the server is protected. */
    public sealed interface Encryption {

        /** Not at all: on this machine alone. */
        record None() implements Encryption {}

        /**
         * TLS to a server that proves its name.
         *
         * @param authorities PEM; null for those that the JVM trusts
         * @param certificate ours, PEM; null where the server wants none
         * @param key its key, PEM (PKCS #8) or DER; null with {@code certificate}
         */
        record Verified(
                @Nullable Path authorities,
                @Nullable Path certificate,
                @Nullable Path key) implements Encryption {

            public Verified {
                check((certificate == null) == (key == null), "sslcert", "without sslkey, or the other way around");
            }
        }
    }

    public PostgresConfig {
        hosts = List.copyOf(hosts);
        check(!hosts.isEmpty(), "host", "none");
        check(!database.isBlank(), "database", "''");
        check(!user.isBlank(), "user", "''");
        check(SCHEMA.matcher(schema).matches(), "schema", schema);
        check(connections >= 2 && connections <= MAX_CONNECTIONS, "connections", connections);
        check(!changesKept.isNegative(), "changes-kept", changesKept);
    }

    @Override
    public Store open(StorePorts ports, List<Migration> migrations) {
        return PostgresStore.open(this, ports, tables -> tables.apply(migrations));
    }

    @Override
    public Store openAsItIs(StorePorts ports, List<Migration> migrations) {
        return PostgresStore.open(this, ports, tables -> tables.require(migrations));
    }

    private static void check(boolean valid, String name, Object value) {
        if (!valid) {
            throw new IllegalArgumentException("%s = %s is out of range".formatted(name, value));
        }
    }
}
