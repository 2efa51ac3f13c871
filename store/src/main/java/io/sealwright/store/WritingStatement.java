// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a statement of a room writes. Rooms write INSERT, UPDATE with a WHERE, and DELETE, each of one table.
 *
 * @param shape of the table it writes; null for one that the register leaves out
 * @param deletes whether the rows are gone afterwards
 * @param movedBy the WHERE of an UPDATE that gives rows another key
 */
record WritingStatement(
        @Nullable TableShape shape,
        boolean deletes,
        @Nullable String movedBy) {
    private static final Pattern VERB =
            Pattern.compile("\\A\\s*(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UPDATE = Pattern.compile(
            "\\A\\s*UPDATE\\s+\\w+\\s+SET\\s+(.*?)\\s+(WHERE\\s.*)\\z", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ASSIGNED = Pattern.compile("(?:\\A|,)\\s*(\\w+)\\s*=");

    /** A statement with the values that are bound to it. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this package, nor the moment
    record Bound(String statement, @Nullable Object[] values) {}

    /** The table that a statement writes; empty if it writes none. */
    static Optional<String> table(String statement) {
        Matcher verb = VERB.matcher(statement);
        return verb.find() ? Optional.of(verb.group(2)) : Optional.empty();
    }

    static WritingStatement of(String statement, TableShape shape) {
        Matcher verb = VERB.matcher(statement);
        boolean deletes = verb.find() && verb.group(1).regionMatches(true, 0, "DELETE", 0, 6);
        Matcher update = UPDATE.matcher(statement);
        boolean moves = update.matches()
                && ASSIGNED.matcher(update.group(1))
                        .results()
                        .anyMatch(column -> shape.key().contains(column.group(1)));
        return new WritingStatement(shape, deletes, moves ? update.group(2) : null);
    }

    /** How to read the rows under the keys that they are about to lose. */
    Optional<Bound> rowsThatMove(@Nullable Object[] values) {
        if (movedBy == null || shape == null) {
            return Optional.empty();
        }
        int bound = Math.toIntExact(movedBy.chars().filter(c -> c == '?').count());
        return Optional.of(new Bound(
                "SELECT * FROM " + shape.table() + " " + movedBy,
                Arrays.copyOfRange(values, values.length - bound, values.length)));
    }
}
