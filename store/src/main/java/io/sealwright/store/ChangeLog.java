// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.math.BigInteger;
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
import org.jspecify.annotations.Nullable;

/**
 * The feed of changes in SQL. A number is taken by updating its lane's row just before the insert and the commit: that
 * row's lock makes the order of numbers the order of visibility, without gaps. Never a sequence, a clock or max+1:
 * readers of such a feed miss rows that commit late. Each row is chained to the one before ({@link ChainLink}).
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

    /** After the register's: a store of before has had those. */
    static final Migration HOLDER = new Migration("store/0003-holder", """
            ALTER TABLE change_lane ADD COLUMN holder BYTEA;
            """);

    private static final int UUID_LENGTH = 16;

    private static final UUID NO_ID = new UUID(0, 0);

    private final int lanes;
    private final RowRegister register;
    private final RandomGenerator randomness;
    private final InstantSource clock;
    private final UUID holder;

    ChangeLog(int lanes, RowRegister register, RandomGenerator randomness, InstantSource clock) {
        this.lanes = lanes;
        this.register = register;
        this.randomness = randomness;
        this.clock = clock;
        this.holder = new UUID(randomness.nextLong(), randomness.nextLong());
    }

    /** The store's own tables, in the order in which they are made. */
    static List<Migration> migrations() {
        return List.of(TABLES, RowRegister.TABLES, HOLDER);
    }

    /** Makes the lanes, or takes them over: from now on nobody who held them before gets a number. */
    void hold(Sql sql) {
        for (int lane = 0; lane < lanes; lane++) {
            sql.change("""
                    INSERT INTO change_lane (lane, n, holder) VALUES (?, 0, ?)
                    ON CONFLICT (lane) DO UPDATE SET holder = excluded.holder
                    """, lane, bytes(holder));
        }
    }

    /** Whether nobody has taken the lanes over. */
    boolean isHolder(Queries queries) {
        return queries.list("SELECT holder FROM change_lane", row -> uuid(row.getBytes(1))).stream()
                .allMatch(holder::equals);
    }

    /**
     * The last statements of a change's transaction, whose body wrote {@code written}.
     *
     * @param also what is written while the lane is held, through {@code written} where there is one
     * @throws Superseded if another process has taken the lanes over
     */
    Committed append(JdbcSql sql, Change change, @Nullable Tracked written, EveryChange also) {
        int lane = Lanes.of(change.account(), lanes);
        long number = sql.first(
                        "UPDATE change_lane SET n = n + 1 WHERE lane = ? AND holder = ? RETURNING n",
                        row -> row.getLong(1),
                        lane,
                        bytes(holder))
                .orElseThrow(Superseded::new);
        also.write(written == null ? sql : written, lane);
        Optional<Logged> before = logged(sql, lane, number - 1);
        if (written == null) {
            return insertUnregistered(sql, change, lane, number, before);
        }
        ChainLink link = link(sql, lane, number, before.orElse(null), written);
        Logged row = Logged.of(lane, number, change, clock.millis(), text(change.touches()), link, register.seal());
        insert(sql, row);
        return row.committed();
    }

    /** Before the register's key is at hand: what a first start does, and nothing in a store that has a register. */
    private Committed insertUnregistered(JdbcSql sql, Change change, int lane, long number, Optional<Logged> before) {
        if (before.flatMap(Logged::link).isPresent()) {
            throw new IllegalStateException(
                    "a change in a store whose rows are registered, without the register's key");
        }
        UUID changeId = new UUID(randomness.nextLong(), randomness.nextLong());
        Logged row = Logged.unregistered(lane, number, changeId, change, clock.millis(), text(change.touches()));
        insert(sql, row);
        return row.committed();
    }

    private ChainLink link(JdbcSql sql, int lane, long number, @Nullable Logged before, Tracked written) {
        RowSeal seal = register.seal();
        boolean adopting = register.adopting();
        if (number > 1 && !adopting) {
            requireChained(before, lane, number - 1, seal);
        }
        RowRegister.Settled settled = adopting ? register.adopt(sql) : register.settle(sql, written);
        BigInteger sum = Optional.ofNullable(before)
                .flatMap(Logged::link)
                .map(link -> link.sum(lane, number - 1, seal))
                .orElse(BigInteger.ZERO);
        byte[] nonce = new byte[ChainLink.NONCE_LENGTH];
        randomness.nextBytes(nonce);
        UUID previous = before == null ? NO_ID : before.changeId();
        return ChainLink.of(previous, settled, nonce, sum.add(settled.added()), lane, number, seal);
    }

    private static void requireChained(@Nullable Logged newest, int lane, long number, RowSeal seal) {
        if (newest == null || newest.link().isEmpty() || !newest.isWhole(seal)) {
            throw new StoreRefused(
                    "change %d of lane %d, the newest, is not as it was written: see sealwright store verify"
                            .formatted(number, lane));
        }
    }

    /** Whether a change of any lane was registered. */
    static boolean hasRegister(Queries queries) {
        return queries
                .list("SELECT lane, n FROM change_lane ORDER BY lane", row ->
                        new long[] {row.getLong(1), row.getLong(2)})
                .stream()
                .anyMatch(head -> logged(queries, (int) head[0], head[1])
                        .flatMap(Logged::link)
                        .isPresent());
    }

    /** @throws StoreRefused if the newest change of a lane is not there, or is not as it was written */
    static boolean requireNewestWhole(Snapshot snapshot, RowSeal seal) {
        boolean registered = hasRegister(snapshot);
        long[] heads = snapshot.lanes();
        for (int lane = 0; lane < heads.length; lane++) {
            @Nullable Logged newest = logged(snapshot, lane, heads[lane]).orElse(null);
            if (heads[lane] > 0 && (registered || newest == null)) {
                requireChained(newest, lane, heads[lane], seal);
            }
        }
        return registered;
    }

    private static void insert(Sql sql, Logged row) {
        @Nullable ChainLink link = row.link().orElse(null);
        sql.change(
                """
                INSERT INTO change_log (lane, n, change_id, account, committed_at, touches, record,
                    previous_id, rows_written, nonce, masked_sum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                row.lane(),
                row.number(),
                bytes(row.changeId()),
                row.account(),
                row.committedAt(),
                row.touches(),
                row.record(),
                link == null ? null : bytes(link.previousId()),
                link == null ? null : link.rowsWritten(),
                link == null ? null : link.nonce(),
                link == null ? null : link.maskedSum());
    }

    static Optional<Logged> logged(Queries queries, int lane, long number) {
        return queries.first("SELECT * FROM change_log WHERE lane = ? AND n = ?", ChangeLog::logged, lane, number);
    }

    /** The kept rows of a lane from {@code number} on, in order. */
    static List<Logged> loggedFrom(Queries queries, int lane, long number, int limit) {
        return queries.list(
                "SELECT * FROM change_log WHERE lane = ? AND n >= ? ORDER BY n LIMIT ?",
                ChangeLog::logged,
                lane,
                number,
                limit);
    }

    private static Logged logged(ResultSet row) throws SQLException {
        byte[] previous = row.getBytes("previous_id");
        return new Logged(
                row.getInt("lane"),
                row.getLong("n"),
                uuid(row.getBytes("change_id")),
                row.getString("account"),
                row.getLong("committed_at"),
                row.getString("touches"),
                row.getBytes("record"),
                previous == null
                        ? null
                        : new ChainLink(
                                uuid(previous),
                                row.getString("rows_written"),
                                row.getBytes("nonce"),
                                row.getBytes("masked_sum")));
    }

    /** Waits until no transaction that has taken a number in {@code lane} is under way. */
    static void awaitLane(Sql sql, int lane) {
        sql.change("UPDATE change_lane SET n = n WHERE lane = ?", lane);
    }

    /** By lane: the number of its last change. */
    static long[] heads(Queries queries) {
        return queries.list("SELECT n FROM change_lane ORDER BY lane", row -> row.getLong(1)).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** @throws StoreRefused if rows are registered, and one of these changes is not as it was written */
    static List<Committed> after(Queries queries, RowRegister register, int lane, long number, int limit) {
        List<Logged> changes = loggedFrom(queries, lane, number + 1, limit);
        if (register.isActive()) {
            @Nullable Logged before = logged(queries, lane, number).orElse(null);
            for (Logged change : changes) {
                if (!change.isWhole(register.seal()) || (before != null && !change.follows(before))) {
                    throw new StoreRefused(
                            "change %d of lane %d is not the one that was written: see sealwright store verify"
                                    .formatted(change.number(), lane));
                }
                before = change;
            }
        }
        return changes.stream().map(Logged::committed).toList();
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

    /** One touch a line, kind and key parted by the first space; {@link Touch} lets neither break this. */
    private static String text(List<Touch> touches) {
        return touches.stream().map(touch -> touch.kind() + ' ' + touch.key()).collect(Collectors.joining("\n"));
    }

    static List<Touch> touches(String text) {
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
