// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of the Numeric and Date operators. A value of the request that is no number or date matches nothing.
 *
 * @param <T> what is compared
 */
final class OrderTest<T extends Comparable<T>> implements ValueTest {

    enum Relation {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

    /** W3C's date and time: year and month, day, then hours and minutes, seconds, fraction, and the zone. */
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2})"
            + "(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d{2}:?\\d{2})?)?)?");

    /** Digits alone are seconds since 1970, few or many. */
    private static final Pattern EPOCH = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");

    private final Relation relation;
    private final List<T> values;
    private final Function<String, @Nullable T> reading;

    private OrderTest(Relation relation, List<T> values, Function<String, @Nullable T> reading) {
        this.relation = relation;
        this.values = values;
        this.reading = reading;
    }

    static OrderTest<BigDecimal> numeric(List<String> values, Relation relation) throws MalformedPolicy {
        return of(values, relation, OrderTest::number, MalformedPolicy.SYNTAX);
    }

    static OrderTest<Instant> date(List<String> values, Relation relation) throws MalformedPolicy {
        return of(values, relation, OrderTest::instant, MalformedPolicy.LEGACY);
    }

    private static <T extends Comparable<T>> OrderTest<T> of(
            List<String> values, Relation relation, Function<String, @Nullable T> reading, String otherwise)
            throws MalformedPolicy {
        List<T> read = new ArrayList<>();
        for (String value : values) {
            T one = reading.apply(value);
            if (one == null) {
                throw new MalformedPolicy(otherwise);
            }
            read.add(one);
        }
        return new OrderTest<>(relation, List.copyOf(read), reading);
    }

    @Override
    public Match match(String value, AccessRequest request) {
        T found = reading.apply(value);
        if (found == null) {
            return Match.NO;
        }
        for (T wanted : values) {
            if (relation.holds(found.compareTo(wanted))) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    private static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private static @Nullable Instant instant(String text) {
        Matcher date = DATE.matcher(text.toUpperCase(Locale.ROOT));
        try {
            if (date.matches()) {
                return instant(date);
            }
        } catch (DateTimeException _) {
            return null;
        }
        if (!EPOCH.matcher(text).matches()) {
            return null;
        }
        BigDecimal seconds = new BigDecimal(text);
        return Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }

    private static Instant instant(Matcher date) {
        String fraction = date.group(7);
        String zone = date.group(8);
        return OffsetDateTime.of(
                        LocalDate.of(number(date, 1, 0), number(date, 2, 1), number(date, 3, 1))
                                .atTime(
                                        number(date, 4, 0),
                                        number(date, 5, 0),
                                        number(date, 6, 0),
                                        fraction == null
                                                ? 0
                                                : Integer.parseInt((fraction + "00000000").substring(0, 9))),
                        zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone))
                .toInstant();
    }

    private static int number(Matcher date, int group, int otherwise) {
        String text = date.group(group);
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
