// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Brings tables to what the rooms need, one transaction for each migration. What was applied is kept word for word: a
 * changed, missing or misplaced script is a refusal by name, before anything is applied.
 */
final class Migrations {

    /** The store's own tables. The first is made by hand, since it records the others. */
    private static final String RECORD = """
            CREATE TABLE IF NOT EXISTS schema_migration (
                name TEXT NOT NULL PRIMARY KEY,
                script TEXT NOT NULL,
                applied_at BIGINT NOT NULL
            )""";

    private record Applied(String name, String script) {}

    private final JdbcSql sql;
    private final UnaryOperator<String> dialect;
    private final InstantSource clock;

    Migrations(JdbcSql sql, UnaryOperator<String> dialect, InstantSource clock) {
        this.sql = sql;
        this.dialect = dialect;
        this.clock = clock;
    }

    /** Brings the store's own tables and the {@code rooms}' to this version. */
    void apply(List<Migration> rooms) {
        sql.execute(dialect.apply(RECORD));
        due(rooms).forEach(this::apply);
    }

    /** @throws StoreRefused if the tables are not those of this version; nothing is made */
    void require(List<Migration> rooms) {
        due(rooms).stream().findFirst().ifPresent(lacking -> {
            throw new StoreRefused(
                    "the store has no migration %s: no server of this version has run on it".formatted(lacking.name()));
        });
    }

    /** What is wanted and not applied yet. */
    private List<Migration> due(List<Migration> rooms) {
        List<Migration> wanted =
                Stream.concat(ChangeLog.migrations().stream(), rooms.stream()).toList();
        requireOrder(wanted);
        Map<String, List<Applied>> applied = applied();
        Set<String> known = new HashSet<>();
        Map<String, Integer> next = new HashMap<>();
        List<Migration> due = new ArrayList<>();
        for (Migration migration : wanted) {
            int place = next.merge(migration.room(), 1, Integer::sum) - 1;
            List<Applied> before = applied.getOrDefault(migration.room(), List.of());
            if (place < before.size()) {
                requireSame(migration, before.get(place));
                known.add(migration.name());
            } else {
                due.add(migration);
            }
        }
        requireNoneLeft(applied, known);
        return due;
    }

    private static void requireOrder(List<Migration> wanted) {
        Map<String, String> last = new HashMap<>();
        for (Migration migration : wanted) {
            String before = last.put(migration.room(), migration.name());
            if (before != null && before.compareTo(migration.name()) >= 0) {
                throw new StoreRefused("migration %s does not come after %s".formatted(migration.name(), before));
            }
        }
    }

    private Map<String, List<Applied>> applied() {
        Map<String, List<Applied>> byRoom = new HashMap<>();
        sql.list(
                        "SELECT name, script FROM schema_migration ORDER BY name",
                        row -> new Applied(row.getString(1), row.getString(2)))
                .forEach(applied -> byRoom.computeIfAbsent(
                                applied.name().substring(0, applied.name().indexOf('/')), room -> new ArrayList<>())
                        .add(applied));
        return byRoom;
    }

    private static void requireSame(Migration migration, Applied applied) {
        if (!applied.name().equals(migration.name())) {
            throw new StoreRefused(
                    "the store has migration %s where this version has %s".formatted(applied.name(), migration.name()));
        }
        if (!applied.script().equals(migration.sql())) {
            throw new StoreRefused("migration %s was changed after it was applied".formatted(migration.name()));
        }
    }

    private static void requireNoneLeft(Map<String, List<Applied>> applied, Set<String> known) {
        for (List<Applied> room : applied.values()) {
            for (Applied each : room) {
                if (!known.contains(each.name())) {
                    throw new StoreRefused(
                            "the store has migration %s, which this version does not know".formatted(each.name()));
                }
            }
        }
    }

    private void apply(Migration migration) {
        sql.execute("BEGIN");
        try {
            migration.statements().forEach(statement -> sql.execute(dialect.apply(statement)));
            sql.change(
                    "INSERT INTO schema_migration (name, script, applied_at) VALUES (?, ?, ?)",
                    migration.name(),
                    migration.sql(),
                    clock.millis());
            sql.execute("COMMIT");
        } catch (RuntimeException failure) {
            sql.execute("ROLLBACK");
            throw new StoreRefused("migration %s failed".formatted(migration.name()), failure);
        }
    }
}
