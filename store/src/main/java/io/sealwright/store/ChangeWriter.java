// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** Writes one change into an open transaction: what it does, what every change does, and its place in the feed. */
final class ChangeWriter {
    private final ChangeLog changeLog;
    private final RowRegister register;
    private volatile EveryChange also = (sql, lane) -> {};

    ChangeWriter(ChangeLog changeLog, RowRegister register) {
        this.changeLog = changeLog;
        this.register = register;
    }

    void withEveryChange(EveryChange every) {
        also = every;
    }

    /** The number is taken last of all, since it holds the lane until the transaction ends. */
    Committed write(JdbcSql sql, Change change) throws Conflict {
        Tracked tracked = register.isActive() ? new Tracked(sql, register) : null;
        BodySql.run(tracked == null ? sql : tracked, change.body());
        return changeLog.append(sql, change, tracked, this::writeAlso);
    }

    private void writeAlso(Sql sql, int lane) {
        var its = new BodySql(sql);
        also.write(its, lane);
        its.end();
    }
}
