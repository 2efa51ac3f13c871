// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One step of a room's tables, in the SQL that all engines share. Once released it never changes: a mistake is mended
 * by the next one.
 *
 * @param name the room, a slash, and a name that sorts, such as {@code kms/0001-keys}
 * @param sql statements that each end with a semicolon at the end of a line; types are TEXT, BIGINT and BYTEA
 */
public record Migration(String name, String sql) {

    private static final Pattern NAME = Pattern.compile("[a-z]+/[0-9]{4}-[a-z0-9-]+");
    private static final Pattern STATEMENT_END = Pattern.compile(";[ \\t]*(?:\\R|\\z)");
    private static final Pattern NOT_SHARED = Pattern.compile(
            "\\b(SERIAL|BIGSERIAL|SEQUENCE|AUTOINCREMENT|REFERENCES|FOREIGN|TRIGGER|ENUM|JSONB?|INTEGER|INT|BLOB|REAL"
                    + "|BOOLEAN|VARCHAR|TIMESTAMP|ROWID|STRICT|TEMP|TRUNCATE|PRAGMA)\\b",
            Pattern.CASE_INSENSITIVE);

    public Migration {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a migration is named like kms/0001-keys, not " + name);
        }
        Matcher foreign = NOT_SHARED.matcher(sql);
        if (foreign.find()) {
            throw new IllegalArgumentException(
                    "%s uses %s, which not every engine has".formatted(name, foreign.group()));
        }
    }

    String room() {
        return name.substring(0, name.indexOf('/'));
    }

    List<String> statements() {
        return Stream.of(STATEMENT_END.split(sql))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
