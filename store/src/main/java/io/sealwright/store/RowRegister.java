// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The register of rows: for each row of each table a MAC of what was written last. A row's own MAC shows that it was
 * changed; the register shows an older one that was put back, one that was taken away, and one that was put there.
 *
 * <p>It is written with each change and by nothing else, and kept honest by a sum over all of it, of which
 * {@code change_log} has each state. The sum's elements are MACs, and it is stored masked, so that whoever sees every
 * state of the database still cannot make another register with the same sum.
 *
 * <p>Thread-safe.
 */
final class RowRegister {
    static final Migration TABLES = new Migration("store/0002-row-register", """
            CREATE TABLE row_register (
                table_name TEXT NOT NULL,
                row_key TEXT NOT NULL,
                column_count BIGINT NOT NULL,
                mac BYTEA NOT NULL,
                PRIMARY KEY (table_name, row_key)
            );
            ALTER TABLE change_log ADD COLUMN previous_id BYTEA;
            ALTER TABLE change_log ADD COLUMN rows_written TEXT;
            ALTER TABLE change_log ADD COLUMN nonce BYTEA;
            ALTER TABLE change_log ADD COLUMN masked_sum BYTEA;
            """);

    /** One reach into the key, however many lines there are: every key that is loaded asks this. */
    static final String BELOW = """
            SELECT row_key, column_count, mac FROM row_register
             WHERE table_name = ? AND row_key > ? AND row_key < ?
            """;

    /** The register itself, and what is proved in another way or not at all. */
    private static final Set<String> OWN = Set.of("change_log", "change_lane", "row_register", "schema_migration");

    private static final WritingStatement NOT_REGISTERED = new WritingStatement(null, false, null);

    private record Active(RowSeal seal, Set<String> apart) {}

    private final Map<String, TableShape> shapes = new ConcurrentHashMap<>();
    private final Map<String, WritingStatement> statements = new ConcurrentHashMap<>();
    private volatile @Nullable Active active;
    private volatile boolean adopting;

    /** From now on every change is registered. */
    void begin(RowSeal seal, Set<String> apart) {
        active = new Active(seal, Set.copyOf(apart));
    }

    /** Whether the change that is made now is the one that registers all that is there. */
    boolean adopting() {
        return adopting;
    }

    /**
     * Makes the one change that registers all that is there.
     *
     * @throws IllegalStateException if it was made before
     */
    Committed adopt(Store store, Change change) throws Conflict {
        if (store.isRegistered()) {
            throw new IllegalStateException("rows are registered already");
        }
        adopting = true;
        try {
            return store.commit(change);
        } finally {
            adopting = false;
        }
    }

    boolean isActive() {
        return active != null;
    }

    RowSeal seal() {
        return requireActive().seal();
    }

    private Active requireActive() {
        Active now = active;
        if (now == null) {
            throw new IllegalStateException("rows are not registered yet");
        }
        return now;
    }

    /** What a room's statement writes. */
    WritingStatement writing(JdbcSql sql, String statement) {
        return statements.computeIfAbsent(
                statement,
                text -> WritingStatement.table(text)
                        .filter(this::isRegistered)
                        .map(table -> WritingStatement.of(text, shape(sql, table)))
                        .orElse(NOT_REGISTERED));
    }

    private boolean isRegistered(String table) {
        return !OWN.contains(table) && !requireActive().apart().contains(table);
    }

    private TableShape shape(JdbcSql sql, String table) {
        return shapes.computeIfAbsent(table, name -> new TableShape(name, sql.primaryKey(name)));
    }

    /** Every table whose rows are registered. One without a primary key is none of ours, and nobody reads it. */
    List<TableShape> tables(JdbcSql sql) {
        return sql.tables().stream()
                .filter(this::isRegistered)
                .filter(table -> !sql.primaryKey(table).isEmpty())
                .map(table -> shape(sql, table))
                .toList();
    }

    /**
     * Registers what a change has written; what that adds to the sum, and the words about it for {@code change_log}.
     */
    Settled settle(JdbcSql sql, Tracked tracked) {
        RowSeal seal = seal();
        BigInteger sum = BigInteger.ZERO;
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<RowKey, Optional<TableShape.Current>> written :
                tracked.written().entrySet()) {
            Registered before = find(sql, written.getKey()).orElse(null);
            Registered after =
                    written.getValue().map(row -> row.registered(seal)).orElse(null);
            rows.append(RowNote.of(written.getKey(), after)).append('\n');
            if (before != null && after != null && before.isSameAs(after)) {
                continue;
            }
            sum = sum.add(store(sql, before, after));
        }
        return new Settled(sum, rows.toString(), false);
    }

    /**
     * What one change means for the register.
     *
     * @param rows a line about each row that it wrote
     * @param adopted whether the register is made by it, of all rows
     */
    record Settled(BigInteger added, String rows, boolean adopted) {}

    private BigInteger store(JdbcSql sql, @Nullable Registered before, @Nullable Registered after) {
        RowSeal seal = seal();
        BigInteger added = BigInteger.ZERO;
        if (before != null) {
            added = added.subtract(before.element(seal));
            sql.change(
                    "DELETE FROM row_register WHERE table_name = ? AND row_key = ?",
                    before.key().table(),
                    before.key().text());
        }
        if (after != null) {
            added = added.add(after.element(seal));
            insert(sql, after);
        }
        return added;
    }

    private static void insert(JdbcSql sql, Registered row) {
        sql.change(
                "INSERT INTO row_register (table_name, row_key, column_count, mac) VALUES (?, ?, ?, ?)",
                row.key().table(),
                row.key().text(),
                row.columns(),
                row.mac());
    }

    static Optional<Registered> find(Queries queries, RowKey key) {
        return queries.first(
                "SELECT column_count, mac FROM row_register WHERE table_name = ? AND row_key = ?",
                row -> new Registered(key, row.getInt(1), row.getBytes(2)),
                key.table(),
                key.text());
    }

    /** Registers all that is there, once: in a store that an earlier version made, or a new one. */
    Settled adopt(JdbcSql sql) {
        RowSeal seal = seal();
        sql.change("DELETE FROM row_register");
        BigInteger[] sum = {BigInteger.ZERO};
        for (TableShape shape : tables(sql)) {
            sql.each(shape.selection(0), shape::current, row -> {
                Registered registered = row.registered(seal);
                insert(sql, registered);
                sum[0] = sum[0].add(registered.element(seal));
            });
        }
        return new Settled(sum[0], "", true);
    }

    /** @throws UnprovenRow as {@link Queries#requireProven} */
    void requireProven(JdbcSql sql, String table, Object[] key) {
        if (!isActive()) {
            return;
        }
        TableShape shape = shape(sql, table);
        if (key.length == 0) {
            requireWhole(sql, shape);
            return;
        }
        RowKey wanted = RowKey.of(table, List.of(key));
        Map<RowKey, Registered> registered = new HashMap<>();
        (key.length == shape.key().size() ? find(sql, wanted).stream().toList() : below(sql, wanted))
                .forEach(row -> registered.put(row.key(), row));
        for (TableShape.Current row : sql.query(shape.selection(key.length), shape::current, key)) {
            Registered known = registered.remove(row.key());
            if (known == null || !row.registered(seal(), known.columns()).isSameAs(known)) {
                throw new UnprovenRow(table, row.key().text());
            }
        }
        for (RowKey missing : registered.keySet()) {
            throw new UnprovenRow(table, missing.text());
        }
    }

    /** Row by row, for tables that do not fit into memory: each has its line, and there are no more lines. */
    private void requireWhole(JdbcSql sql, TableShape shape) {
        long[] rows = {0};
        sql.each(shape.selection(0), shape::current, row -> {
            Optional<Registered> known = find(sql, row.key());
            if (known.isEmpty()
                    || !row.registered(seal(), known.get().columns()).isSameAs(known.get())) {
                throw new UnprovenRow(shape.table(), row.key().text());
            }
            rows[0]++;
        });
        long lines = sql.first(
                        "SELECT count(*) FROM row_register WHERE table_name = ?", row -> row.getLong(1), shape.table())
                .orElseThrow();
        if (lines != rows[0]) {
            throw new UnprovenRow(shape.table(), "that is missing");
        }
    }

    /** The lines of the rows whose keys begin with {@code key}, which is not empty. */
    private static List<Registered> below(Queries queries, RowKey key) {
        return queries.list(
                BELOW,
                row -> new Registered(new RowKey(key.table(), row.getString(1)), row.getInt(2), row.getBytes(3)),
                key.table(),
                key.below(),
                key.beyond());
    }
}
