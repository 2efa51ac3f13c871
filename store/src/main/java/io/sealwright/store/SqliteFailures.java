// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import io.sealwright.store.StoreException.Kind;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What SQLite's result codes mean to us. The driver leaves SQLState null, so the code is all there is.
 *
 * @see <a href="https://www.sqlite.org/rescode.html">Result and Error Codes</a>
 */
final class SqliteFailures {

    private static final int PRIMARY_CODE = 0xff;

    private SqliteFailures() {}

    static RuntimeException of(SQLException failure) {
        SQLiteErrorCode code =
                failure instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY) {
            return new UniqueViolation();
        }
        return switch (code.code & PRIMARY_CODE) {
            case 5, 6, 8, 9, 10, 14, 15 -> // BUSY, LOCKED, READONLY, INTERRUPT, IOERR, CANTOPEN, PROTOCOL
                new StoreException(Kind.UNAVAILABLE, "the store is unavailable: " + code.name(), failure);
            case 7 -> new StoreException(Kind.UNAVAILABLE, "the store has no memory", failure);
            case 13 -> new StoreException(Kind.FULL, "the store is full", failure);
            case 11, 26 -> new StoreException(Kind.DAMAGED, "the store is damaged: " + code.name(), failure);
            default -> new IllegalStateException("a statement failed: " + code.name(), failure);
        };
    }

    /** Whether the disk itself failed: what the kernel still holds of our writes is then unknown. */
    static boolean diskFailed(RuntimeException failure) {
        return failure.getCause() instanceof SQLiteException sqlite
                && (sqlite.getResultCode().code & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_IOERR.code;
    }
}
