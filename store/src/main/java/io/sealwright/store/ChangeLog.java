// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The feed of changes in SQL. A number is taken by updating its lane's row just before the insert and the commit: that
 * row's lock makes the order of numbers the order of visibility, without gaps. Never a sequence, a clock or max+1:
 * readers of such a feed miss rows that commit late.
 */
final class ChangeLog {

    static final Migration TABLES = new Migration("store/0001-change-log", """
            CREATE TABLE change_lane (
                lane BIGINT NOT NULL PRIMARY KEY,
                n BIGINT NOT NULL
            );
            CREATE TABLE change_log (
                lane BIGINT NOT NULL,
                n BIGINT NOT NULL,
                change_id BYTEA NOT NULL,
                account TEXT NOT NULL,
                committed_at BIGINT NOT NULL,
                touches TEXT NOT NULL,
                record BYTEA NOT NULL,
                PRIMARY KEY (lane, n)
            );
            """);

    private static final int UUID_LENGTH = 16;

    private final int lanes;
    private final RandomGenerator randomness;
    private final InstantSource clock;

    ChangeLog(int lanes, RandomGenerator randomness, InstantSource clock) {
        this.lanes = lanes;
        this.randomness = randomness;
        this.clock = clock;
    }

    void makeLanes(Sql sql) {
        for (int lane = 0; lane < lanes; lane++) {
            sql.change("INSERT INTO change_lane (lane, n) VALUES (?, 0) ON CONFLICT (lane) DO NOTHING", lane);
        }
    }

    /** The last statements of a change's transaction. */
    Committed append(Sql sql, Change change) {
        int lane = Lanes.of(change.account(), lanes);
        UUID changeId = new UUID(randomness.nextLong(), randomness.nextLong());
        long number = sql.first(
                        "UPDATE change_lane SET n = n + 1 WHERE lane = ? RETURNING n", row -> row.getLong(1), lane)
                .orElseThrow(() -> new IllegalStateException("the store has no lane " + lane));
        sql.change(
                """
                INSERT INTO change_log (lane, n, change_id, account, committed_at, touches, record)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                lane,
                number,
                bytes(changeId),
                change.account().digits(),
                clock.millis(),
                text(change.touches()),
                change.record());
        return new Committed(lane, number, changeId, change.touches(), change.record());
    }

    /** By lane: the number of its last change. */
    static long[] heads(Queries queries) {
        return queries.list("SELECT n FROM change_lane ORDER BY lane", row -> row.getLong(1)).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    static List<Committed> after(Queries queries, int lane, long number, int limit) {
        return queries.list("""
                SELECT lane, n, change_id, touches, record
                  FROM change_log
                 WHERE lane = ? AND n > ?
                 ORDER BY n
                 LIMIT ?
                """, ChangeLog::committed, lane, number, limit);
    }

    static Optional<UUID> changeId(Queries queries, int lane, long number) {
        return queries.first(
                "SELECT change_id FROM change_log WHERE lane = ? AND n = ?",
                row -> uuid(row.getBytes(1)),
                lane,
                number);
    }

    /** At most {@code limit} rows, so that the writer is not held up; true if there may be more. */
    static boolean prune(Sql sql, int lane, long upTo, Instant before, int limit) {
        int deleted = sql.change("""
                DELETE FROM change_log
                 WHERE lane = ? AND n IN (
                       SELECT n FROM change_log
                        WHERE lane = ? AND n < ? AND committed_at < ?
                        ORDER BY n
                        LIMIT ?)
                """, lane, lane, upTo, before.toEpochMilli(), limit);
        return deleted == limit;
    }

    private static Committed committed(ResultSet row) throws SQLException {
        return new Committed(
                row.getInt(1), row.getLong(2), uuid(row.getBytes(3)), touches(row.getString(4)), row.getBytes(5));
    }

    /** One touch a line, kind and key parted by the first space; {@link Touch} lets neither break this. */
    private static String text(List<Touch> touches) {
        return touches.stream().map(touch -> touch.kind() + ' ' + touch.key()).collect(Collectors.joining("\n"));
    }

    private static List<Touch> touches(String text) {
        return text.lines()
                .map(line -> new Touch(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)))
                .toList();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(UUID_LENGTH)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
