// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.regex.Pattern;

/**
 * Turns a statement of a {@link Migration} into PostgreSQL's: every text is ordered and compared by its bytes, whatever
 * the database's own order is, since page tokens depend on it. Statements that run later need no translation.
 */
final class PostgresDialect {
    private static final Pattern TEXT = Pattern.compile("\\bTEXT\\b", Pattern.CASE_INSENSITIVE);

    private PostgresDialect() {}

    static String translate(String statement) {
        return TEXT.matcher(statement).replaceAll("TEXT COLLATE \"C\"");
    }
}
