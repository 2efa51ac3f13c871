// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreReport.Finding;
import io.sealwright.store.StoreReport.Severity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Proves a store over one snapshot: the feed's chain, the sum over the register, every row. For one thread. */
final class StoreVerifier {
    private static final int LOGGED_AT_ONCE = 256;

    private final JdbcSql sql;
    private final RowRegister register;
    private final RowSeal seal;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<RowKey, RowNote> newest = new HashMap<>();
    private BigInteger logged = BigInteger.ZERO;
    private long changes;
    private long rows;

    StoreVerifier(JdbcSql sql, RowRegister register) {
        this.sql = sql;
        this.register = register;
        this.seal = register.seal();
    }

    /** @param schema what is wrong with the tables themselves */
    StoreReport verify(List<String> schema) {
        schema.forEach(what -> find(Severity.HISTORY, what));
        long[] heads = ChangeLog.heads(sql);
        for (int lane = 0; lane < heads.length; lane++) {
            lane(lane, heads[lane]);
        }
        List<TableShape> tables = register.tables(sql);
        tables.forEach(this::table);
        withoutTable(tables);
        sum();
        return new StoreReport(findings, rows, changes);
    }

    private void lane(int lane, long head) {
        Logged last = null;
        for (List<Logged> some = ChangeLog.loggedFrom(sql, lane, 0, LOGGED_AT_ONCE);
                !some.isEmpty();
                some = ChangeLog.loggedFrom(sql, lane, some.getLast().number() + 1, LOGGED_AT_ONCE)) {
            for (Logged change : some) {
                link(change, last);
                last = change;
            }
        }
        if ((last == null ? 0 : last.number()) != head) {
            find(
                    Severity.HISTORY,
                    "the feed of lane %d ends at change %d, and its counter says %d"
                            .formatted(lane, last == null ? 0 : last.number(), head));
        }
        if (last == null) {
            return;
        }
        Optional<ChainLink> link = last.link();
        if (link.isEmpty()) {
            find(Severity.HISTORY, "change %d of lane %d, the newest, is not chained".formatted(last.number(), lane));
            return;
        }
        logged = logged.add(link.get().sum(lane, last.number(), seal));
    }

    private void link(Logged change, @Nullable Logged before) {
        changes++;
        if (!change.isWhole(seal)) {
            find(
                    Severity.HISTORY,
                    "change %d of lane %d is not as it was written".formatted(change.number(), change.lane()));
        }
        if (before != null && change.number() != before.number() + 1) {
            find(
                    Severity.HISTORY,
                    "the feed of lane %d lacks what is between change %d and %d"
                            .formatted(change.lane(), before.number(), change.number()));
        } else if (before != null && !change.follows(before)) {
            find(
                    Severity.HISTORY,
                    "change %d of lane %d does not follow the one before it".formatted(change.number(), change.lane()));
        }
        change.link().stream().flatMap(ChainLink::notes).forEach(note -> newest.put(note.key(), note));
    }

    private void table(TableShape shape) {
        long before = rows;
        int found = findings.size();
        sql.each(shape.selection(0), shape::current, this::row);
        long registered = sql.first(
                        "SELECT count(*) FROM row_register WHERE table_name = ?", row -> row.getLong(1), shape.table())
                .orElse(0L);
        if (rows - before != registered || findings.size() != found) {
            missing(shape);
        }
    }

    private void row(TableShape.Current row) {
        rows++;
        Registered known = RowRegister.find(sql, row.key()).orElse(null);
        if (known == null) {
            find(
                    Severity.FOREIGN,
                    "table %s, row %s was put there, or had been deleted"
                            .formatted(row.key().table(), row.key().text()));
        } else if (!row.registered(seal, known.columns()).isSameAs(known)) {
            find(
                    Severity.CHANGED,
                    "table %s, row %s was changed, or is older than what was written last"
                            .formatted(row.key().table(), row.key().text()));
        }
    }

    /** Lines of tables that are gone, or whose rows have no keys any more. */
    private void withoutTable(List<TableShape> tables) {
        Set<String> walked = tables.stream().map(TableShape::table).collect(Collectors.toSet());
        sql.each(
                "SELECT table_name, count(*) FROM row_register GROUP BY table_name ORDER BY table_name",
                row -> {
                    if (!walked.contains(row.getString(1))) {
                        find(
                                Severity.MISSING,
                                "table %s was taken away, or its primary key was, with %d rows"
                                        .formatted(row.getString(1), row.getLong(2)));
                    }
                    return true;
                },
                _ -> {});
    }

    /** Only where something is wrong already: it holds the names of all rows of the table. */
    private void missing(TableShape shape) {
        Set<String> there = new HashSet<>();
        sql.each(shape.selection(0), shape::current, row -> there.add(row.key().text()));
        sql.each(
                "SELECT row_key FROM row_register WHERE table_name = ? ORDER BY row_key",
                row -> row.getString(1),
                key -> {
                    if (!there.contains(key)) {
                        find(Severity.MISSING, "table %s, row %s was taken away".formatted(shape.table(), key));
                    }
                },
                shape.table());
    }

    /** Rows that went back together with their lines in the register agree with one another, but not with the sum. */
    private void sum() {
        BigInteger[] sum = {BigInteger.ZERO};
        sql.each(
                "SELECT table_name, row_key, column_count, mac FROM row_register",
                row -> new Registered(new RowKey(row.getString(1), row.getString(2)), row.getInt(3), row.getBytes(4)),
                row -> {
                    sum[0] = sum[0].add(row.element(seal));
                    RowNote note = newest.remove(row.key());
                    if (note != null && !note.equals(RowNote.of(row.key(), row))) {
                        find(
                                Severity.CHANGED,
                                "table %s, row %s is older than the feed says, in the register too"
                                        .formatted(row.key().table(), row.key().text()));
                    }
                });
        newest.values().stream()
                .filter(note -> note.mac().isPresent())
                .forEach(note -> find(
                        Severity.MISSING,
                        "table %s, row %s was taken away, from the register too"
                                .formatted(note.key().table(), note.key().text())));
        if (!sum[0].mod(ChainLink.MODULUS).equals(logged.mod(ChainLink.MODULUS))) {
            find(
                    Severity.HISTORY,
                    "the register of rows is not the one that the last change left: rows were put back,"
                            + " taken away or added together with their lines in it");
        }
    }

    private void find(Severity severity, String what) {
        findings.add(new Finding(severity, what));
    }
}
