// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.vocabulary.NeverBlocks;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The store in a PostgreSQL database, with 16 lanes. Of one process at a time, which {@link PostgresGuard} sees to. */
final class PostgresStore implements Store {

    private static final System.Logger LOG = System.getLogger(PostgresStore.class.getName());
    private static final int LANES = 16;
    private static final int PRUNED_AT_ONCE = 256;

    private final PostgresConfig config;
    private final StorePorts ports;
    private final PostgresConnections connections;
    private final RowRegister register;
    private final PostgresPool forChanges;
    private final PostgresPool forSnapshots;
    private final ChangeWriter changes;
    private final PostgresLanes lanes;
    private final PostgresWriter writer;
    private final PostgresGuard guard;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PostgresStore(
            PostgresConfig config,
            StorePorts ports,
            PostgresConnections connections,
            RowRegister register,
            ChangeLog changeLog,
            PostgresLock lock,
            JdbcSql held) {
        this.config = config;
        this.ports = ports;
        this.connections = connections;
        this.register = register;
        this.forChanges =
                new PostgresPool(PostgresPool.Use.CHANGES, connections, config.connections(), ports.threads());
        try {
            this.forSnapshots =
                    new PostgresPool(PostgresPool.Use.SNAPSHOTS, connections, config.connections(), ports.threads());
        } catch (StoreException refused) {
            forChanges.close();
            throw refused;
        }
        this.changes = new ChangeWriter(changeLog, register);
        this.lanes = new PostgresLanes(this, ChangeLog.heads(held));
        this.writer = new PostgresWriter(forChanges, changes, ports, lanes);
        this.guard = new PostgresGuard(connections, changeLog, lock, writer, lanes, held, ports.threads());
    }

    static PostgresStore open(PostgresConfig config, StorePorts ports, Consumer<Migrations> tables) {
        NeverBlocks.refuse("store");
        var connections = new PostgresConnections(config);
        var lock = new PostgresLock(config.schema());
        JdbcSql held = first(connections);
        try {
            requireSchema(held, config);
            lock.take(held);
            tables.accept(new Migrations(held, PostgresDialect::translate, ports.clock()));
            var register = new RowRegister();
            var changeLog = new ChangeLog(LANES, register, ports.randomness(), ports.clock());
            changeLog.hold(held);
            var store = new PostgresStore(config, ports, connections, register, changeLog, lock, held);
            store.guard.start();
            return store;
        } catch (RuntimeException refusal) {
            held.close();
            throw refusal;
        }
    }

    /** At a start, a database that cannot be used is the operator's to mend. */
    private static JdbcSql first(PostgresConnections connections) {
        try {
            JdbcSql sql = new JdbcSql(connections.getConnection(), PostgresFailures::of);
            LOG.log(
                    Level.INFO,
                    "PostgreSQL at {0}: {1}",
                    connections.place(),
                    sql.use(connections::verify).toString());
            return sql;
        } catch (SQLException e) {
            throw new StoreRefused("cannot use the database at %s: %s".formatted(connections.place(), e.getMessage()));
        }
    }

    private static void requireSchema(Queries queries, PostgresConfig config) {
        boolean there = queries.first("SELECT 1 WHERE current_schema() = ?", row -> true, config.schema())
                .isPresent();
        if (!there) {
            throw new StoreRefused("there is no schema %s that %s may use".formatted(config.schema(), config.user()));
        }
    }

    @Override
    public <T> T read(Reading<T> body) {
        NeverBlocks.refuse("store");
        try (PostgresSession session = forSnapshots.open()) {
            return body.read(new OpenSnapshot(session.sql(), register));
        }
    }

    @Override
    public Committed commit(Change change) throws Conflict {
        NeverBlocks.refuse("store");
        requireOpen();
        return writer.commit(change);
    }

    @Override
    public void writeBehind(Body body) {
        NeverBlocks.refuse("store");
        requireOpen();
        writer.writeBehind(body);
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "the store has stopped", null);
        }
    }

    @Override
    public void withEveryChange(EveryChange also) {
        changes.withEveryChange(also);
    }

    @Override
    public void register(RowSeal seal, Set<String> apart) {
        register.begin(seal, apart);
        read(snapshot -> {
            PostgresSchema.requireNoStrangers(snapshot);
            return ChangeLog.requireNewestWhole(snapshot, seal);
        });
    }

    @Override
    public Committed adopt(Change change) throws Conflict {
        return register.adopt(this, change);
    }

    @Override
    public StoreReport verify(RowSeal seal, Set<String> apart) {
        NeverBlocks.refuse("store");
        var walked = new RowRegister();
        walked.begin(seal, apart);
        try (JdbcSql sql = connections.open()) {
            sql.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return new StoreVerifier(sql, walked).verify(PostgresSchema.strangers(sql));
        }
    }

    @Override
    public void onCommit(CommitListener listener) {
        lanes.listen(listener);
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public List<Committed> changesAfter(int lane, long number, int limit) {
        return read(snapshot -> ChangeLog.after(snapshot, register, lane, number, limit));
    }

    @Override
    public void prune(int lane, long upTo) {
        NeverBlocks.refuse("store");
        Instant before = ports.clock().instant().minus(config.changesKept());
        var more = new AtomicBoolean(true);
        while (more.get()) {
            writer.writeBehind(sql -> more.set(ChangeLog.prune(sql, lane, upTo, before, PRUNED_AT_ONCE)));
        }
    }

    /**
     * Nothing here can be cut: old versions of rows stay in pages, logs and copies until the server overwrites them.
     */
    @Override
    public boolean checkpointTruncate() {
        NeverBlocks.refuse("store");
        return true;
    }

    @Override
    public boolean healthy() {
        return !closed.get() && guard.well() && !writer.broken() && !lanes.deaf() && lanes.settled();
    }

    @Override
    public StoreStatistics statistics() {
        return writer.statistics();
    }

    @Override
    public void close() {
        NeverBlocks.refuse("store");
        if (closed.getAndSet(true)) {
            return;
        }
        guard.stop();
        forSnapshots.close();
        forChanges.close();
    }
}
