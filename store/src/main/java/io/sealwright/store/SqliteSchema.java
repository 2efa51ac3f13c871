// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file's schema is to be: the one that the migrations make of an empty file, word for word. A trigger that
 * swallows a deletion, a view in the place of a table, a key or a limit that is gone show only here. Thread-safe.
 */
final class SqliteSchema {
    private final List<Migration> migrations;
    private final InstantSource clock;

    SqliteSchema(List<Migration> migrations, InstantSource clock) {
        this.migrations = List.copyOf(migrations);
        this.clock = clock;
    }

    /** What differs, in words for the operator. */
    List<String> differences(JdbcSql sql) {
        Map<String, String> wanted = wanted();
        Map<String, String> found = objects(sql);
        List<String> differences = new ArrayList<>();
        wanted.forEach((name, script) -> {
            if (!found.containsKey(name)) {
                differences.add(name + " was taken away");
            } else if (!script.equals(found.get(name))) {
                differences.add(name + " is not as the migrations made it");
            }
        });
        found.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .map(name -> name + " is none that a migration made")
                .forEach(differences::add);
        return differences;
    }

    /** @throws StoreRefused if there is a trigger or a view: what is written is then not what was asked for */
    static void requireNoTriggers(Queries queries) {
        objects(queries).keySet().stream()
                .filter(SqliteSchema::isTriggerOrView)
                .findFirst()
                .ifPresent(name -> {
                    throw new StoreRefused(name + " is none that a migration made: see sealwright store verify");
                });
    }

    private static boolean isTriggerOrView(String name) {
        return name.startsWith("trigger ") || name.startsWith("view ");
    }

    private Map<String, String> wanted() {
        try (var empty = new JdbcSql(DriverManager.getConnection("jdbc:sqlite::memory:"), SqliteFailures::of)) {
            new Migrations(empty, SqliteDialect::translate, clock).apply(migrations);
            return objects(empty);
        } catch (SQLException e) {
            throw SqliteFailures.of(e);
        }
    }

    /** All but what SQLite makes of itself: the indexes of keys, which are in the tables' scripts, and statistics. */
    private static Map<String, String> objects(Queries queries) {
        Map<String, String> objects = new TreeMap<>();
        queries.list("""
                        SELECT type, name, sql FROM sqlite_schema
                         WHERE sql IS NOT NULL AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
                        """, row -> new String[] {row.getString(1) + ' ' + row.getString(2), row.getString(3)})
                .forEach(object -> objects.put(object[0], object[1]));
        return objects;
    }
}
