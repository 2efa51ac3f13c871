// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's error codes mean to us. A message of the server may quote values, so none is passed on.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
final class PostgresFailures {

    private PostgresFailures() {}

    static RuntimeException of(SQLException failure) {
        String state = state(failure);
        return switch (state) {
            case "23505" -> new UniqueViolation();
            case "40001", "40P01", "55P03" -> // serialization failure, deadlock, lock not available
                new StoreException(Kind.CONTENDED, "others changed the same state", failure);
            case "53100" -> new StoreException(Kind.FULL, "the store is full", failure);
            case "XX001", "XX002" -> new StoreException(Kind.DAMAGED, "the store is damaged: " + state, failure);
            case "25006" -> new StoreException(Kind.UNAVAILABLE, "the store takes no changes: " + state, failure);
            default -> ofClass(state, failure);
        };
    }

    private static RuntimeException ofClass(String state, SQLException failure) {
        return switch (state.substring(0, 2)) {
            case "08", "28", "53", "57", "58", "F0", "XX" -> // connection, authorization, resources, operator, system
                new StoreException(Kind.UNAVAILABLE, "the store is unavailable: " + state, failure);
            default ->
                "25P03".equals(state)
                        ? new StoreException(Kind.UNAVAILABLE, "the store is unavailable: " + state, failure)
                        : new IllegalStateException("a statement failed: " + state, failure);
        };
    }

    /** The driver has errors of its own without a code, such as for a connection that is closed already. */
    private static String state(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state == null || state.length() != 5 ? "08000" : state;
    }

    /** Whether the server said that a COMMIT was none. Anything else leaves open what became of it. */
    static boolean rolledBack(SQLException failure) {
        String state = state(failure);
        return switch (state.substring(0, 2)) {
            case "23", "25", "40" -> !state.equals("40003") && !state.equals("25P03"); // 40003: completion unknown
            default -> false;
        };
    }

    /** Whether the connection is gone, and with it what was not committed. */
    static boolean connectionLost(RuntimeException failure) {
        if (!(failure.getCause() instanceof SQLException cause)) {
            return false;
        }
        String state = state(cause);
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03");
    }
}
