// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The condition keys of AWS's tables, read from {@code condition-keys.txt} beside this class: what type each has, and
 * whether it is multivalued.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global
 *     condition context keys</a>
 */
public final class ConditionKeys {

    /** What the values of a key are. */
    public enum Type {
        STRING("String"),
        NUMERIC("Numeric"),
        BOOL("Bool"),
        DATE("Date"),
        IP_ADDRESS("IPAddress"),
        ARN("ARN");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        private static Type of(String word) {
            for (Type type : values()) {
                if (type.word.equals(word)) {
                    return type;
                }
            }
            throw new IllegalStateException("condition-keys.txt: no such type: " + word);
        }
    }

    /**
     * One row.
     *
     * @param name as AWS spells it; of a family, with the slash or colon behind which the member follows
     * @param multivalued whether a request may carry several values, so that set operators make sense
     */
    public record Row(String name, Type type, boolean multivalued) {

        boolean isFamily() {
            return name.endsWith("/") || name.endsWith(":");
        }
    }

    /** Keys of these services are in requests to these services only; for the actions of others they are absent. */
    private static final Set<String> BOUND_TO_THEIR_SERVICE =
            Set.of("kms", "iam", "sts", "secretsmanager", "organizations");

    private static final String TABLE = "condition-keys.txt";
    private static final Map<String, Row> ROWS = read();

    private ConditionKeys() {}

    /** All rows, in the order of the table. */
    public static List<Row> all() {
        return List.copyOf(ROWS.values());
    }

    /** The row of a key; empty for a key that AWS does not know either. */
    public static Optional<Row> find(ConditionKey key) {
        Row row = ROWS.get(key.service() + ':' + key.name());
        return Optional.ofNullable(row)
                .filter(found -> found.isFamily() != key.part().isEmpty());
    }

    /** The key that a document names so. Any text is a key; one without a colon is of no service. */
    public static ConditionKey named(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new ConditionKey("", text.toLowerCase(Locale.ROOT), "");
        }
        String service = text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        int end = endOfName(rest);
        if (end < 0 || end == rest.length() - 1 || !isFamily(service, rest, end)) {
            return new ConditionKey(service, rest.toLowerCase(Locale.ROOT), "");
        }
        return new ConditionKey(service, rest.substring(0, end).toLowerCase(Locale.ROOT), rest.substring(end + 1));
    }

    /** As AWS spells it; a key that AWS does not know, in lower case. */
    public static String spelled(ConditionKey key) {
        return find(key).map(row -> row.name() + key.part()).orElseGet(key::toString);
    }

    private static int endOfName(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '/' || rest.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isFamily(String service, String rest, int end) {
        Row row = ROWS.get(service + ':' + rest.substring(0, end).toLowerCase(Locale.ROOT));
        return row != null && row.isFamily() && row.name().endsWith(rest.substring(end, end + 1));
    }

    /**
     * What is known of a key for an action of {@code service}: what nobody keeps is unknown if AWS's tables have it,
     * and absent if not.
     */
    static Fact ask(Facts facts, ConditionKey key, String service) {
        Fact fact = facts.of(key);
        return fact instanceof Fact.Unknown && !mayBeInRequestsTo(service, key) ? Fact.ABSENT : fact;
    }

    private static boolean mayBeInRequestsTo(String service, ConditionKey key) {
        return find(key).isPresent()
                && (!BOUND_TO_THEIR_SERVICE.contains(key.service())
                        || key.service().equals(service));
    }

    private static Map<String, Row> read() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : lines()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> words = new ArrayList<>();
            for (String word : line.split(" ", -1)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
            Row row = new Row(words.get(0), Type.of(words.get(1)), words.get(2).equals("many"));
            rows.put(keyOf(row), row);
        }
        return rows;
    }

    private static String keyOf(Row row) {
        String name = row.name().toLowerCase(Locale.ROOT);
        return row.isFamily() ? name.substring(0, name.length() - 1) : name;
    }

    private static List<String> lines() {
        try (InputStream in = ConditionKeys.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
