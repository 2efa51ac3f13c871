// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.regex.Pattern;

/**
 * Turns a statement of a {@link Migration} into SQLite's: BIGINT and BYTEA become INTEGER and BLOB, and every table is
 * STRICT, since otherwise a text fits a number's column. Statements that run later need no translation.
 */
final class SqliteDialect {
    private static final Pattern BIGINT = Pattern.compile("\\bBIGINT\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BYTEA = Pattern.compile("\\bBYTEA\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE = Pattern.compile("\\ACREATE\\s+TABLE\\b", Pattern.CASE_INSENSITIVE);

    private SqliteDialect() {}

    static String translate(String statement) {
        String typed =
                BYTEA.matcher(BIGINT.matcher(statement).replaceAll("INTEGER")).replaceAll("BLOB");
        return TABLE.matcher(typed).find() ? typed + " STRICT" : typed;
    }
}
