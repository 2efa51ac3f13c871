// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.vocabulary.NeverBlocks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** The embedded store: one file, one writer, one lane. Opened by one process at a time, which its caller sees to. */
final class SqliteStore implements Store {

    private static final int LANES = 1;
    private static final int PRUNED_AT_ONCE = 256;

    private final SqliteConfig config;
    private final StorePorts ports;
    private final SqliteReaders readers;
    private final SqliteSchema schema;
    private final ChangeWriter changes;
    private final SqliteWriter writer;
    private final WalKeeper keeper;
    private final RowRegister register = new RowRegister();
    private final AtomicBoolean closed = new AtomicBoolean();

    private SqliteStore(
            SqliteConfig config, StorePorts ports, SqliteConnections connections, JdbcSql sql, SqliteSchema schema) {
        this.config = config;
        this.schema = schema;
        this.ports = ports;
        var changeLog = new ChangeLog(LANES, register, ports.randomness(), ports.clock());
        changeLog.hold(sql);
        this.changes = new ChangeWriter(changeLog, register);
        this.readers = new SqliteReaders(connections, register, config.readers());
        this.keeper = new WalKeeper(connections.openWriter(), config.walKib(), ports.threads(), this::between);
        this.writer = new SqliteWriter(sql, changes, ports, config.queued(), keeper::committed);
    }

    /** @param tables makes the tables, or only looks whether they are there */
    static SqliteStore open(
            SqliteConfig config,
            StorePorts ports,
            List<Migration> migrations,
            BiConsumer<Migrations, List<Migration>> tables) {
        NeverBlocks.refuse("store");
        Path file = SqliteFile.prepare(config.folder());
        var connections = new SqliteConnections(file, config.cacheKib(), config.walKib());
        JdbcSql sql = connections.openWriter();
        try {
            tables.accept(new Migrations(sql, SqliteDialect::translate, ports.clock()), migrations);
            var store = new SqliteStore(config, ports, connections, sql, new SqliteSchema(migrations, ports.clock()));
            store.writer.start();
            store.keeper.start();
            return store;
        } catch (RuntimeException refusal) {
            sql.close();
            throw refusal;
        }
    }

    @Override
    public <T> T read(Reading<T> body) {
        NeverBlocks.refuse("store");
        return readers.read(body);
    }

    @Override
    public Committed commit(Change change) throws Conflict {
        NeverBlocks.refuse("store");
        return writer.commit(change);
    }

    @Override
    public void writeBehind(Body body) {
        NeverBlocks.refuse("store");
        writer.writeBehind(body);
    }

    @Override
    public void withEveryChange(EveryChange also) {
        changes.withEveryChange(also);
    }

    @Override
    public void register(RowSeal seal, Set<String> apart) {
        register.begin(seal, apart);
        read(snapshot -> {
            SqliteSchema.requireNoTriggers(snapshot);
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
        return readers.readAlone(sql -> new StoreVerifier(sql, walked).verify(schema.differences(sql)));
    }

    @Override
    public void onCommit(CommitListener listener) {
        writer.listen(listener);
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
        boolean more = true;
        while (more) {
            more = writer.ask(sql -> ChangeLog.prune(sql, lane, upTo, before, PRUNED_AT_ONCE));
        }
    }

    @Override
    public boolean checkpointTruncate() {
        NeverBlocks.refuse("store");
        return writer.ask(sql -> !WalKeeper.Checkpoint.truncate(sql).busy());
    }

    @Override
    public boolean healthy() {
        return writer.healthy();
    }

    @Override
    public StoreStatistics statistics() {
        return writer.statistics();
    }

    private void between(Work.Chore.Task task) {
        writer.between(task);
    }

    @Override
    public void close() {
        NeverBlocks.refuse("store");
        if (closed.getAndSet(true)) {
            return;
        }
        keeper.stop();
        readers.close();
        writer.stop(); // last: closing the last connection moves the log into the main file
    }
}
