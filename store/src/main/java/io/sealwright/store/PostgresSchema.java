// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.List;

/** What no migration makes, and what would change what a statement means: triggers, rules, views, row policies. */
final class PostgresSchema {
    private PostgresSchema() {}

    /** What there is of them, in words for the operator. */
    static List<String> strangers(Queries queries) {
        return queries.list("""
                SELECT 'trigger ' || t.tgname
                  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace s ON s.oid = c.relnamespace
                 WHERE s.nspname = current_schema() AND NOT t.tgisinternal
                UNION ALL
                SELECT 'rule ' || r.rulename
                  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace s ON s.oid = c.relnamespace
                 WHERE s.nspname = current_schema()
                UNION ALL
                SELECT 'row policy ' || p.polname
                  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace s ON s.oid = c.relnamespace
                 WHERE s.nspname = current_schema()
                """, row -> row.getString(1) + " is none that a migration made");
    }

    /** @throws StoreRefused if there is one */
    static void requireNoStrangers(Queries queries) {
        strangers(queries).stream().findFirst().ifPresent(stranger -> {
            throw new StoreRefused(stranger + ": see sealwright store verify");
        });
    }
}
