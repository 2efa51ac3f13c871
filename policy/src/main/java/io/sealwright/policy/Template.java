// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy with variables: {@code ${aws:username}}, {@code ${aws:PrincipalTag/team, 'none'}}, and the escapes
 * {@code ${*}}, {@code ${?}}, {@code ${$}} for the characters themselves.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Variables and
 *     tags</a>
 */
record Template(List<Piece> pieces) {

    sealed interface Piece {
        /** As written; stars and question marks may be wildcards. */
        record Text(String text) implements Piece {}

        /** From an escape: one character that is never a wildcard. */
        record Literal(String text) implements Piece {}

        record Variable(ConditionKey key, @Nullable String otherwise) implements Piece {}
    }

    /** @param variables false in a document of Version 2008-10-17, where {@code ${…}} is plain text */
    static Template parse(String text, boolean variables) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int open = variables ? text.indexOf("${") : -1;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            if (open > from) {
                pieces.add(new Piece.Text(text.substring(from, open)));
            }
            pieces.add(piece(text.substring(open + 2, close)));
            from = close + 1;
            open = text.indexOf("${", from);
        }
        if (from < text.length() || pieces.isEmpty()) {
            pieces.add(new Piece.Text(text.substring(from)));
        }
        return new Template(List.copyOf(pieces));
    }

    private static Piece piece(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return new Piece.Literal(inside);
        }
        int comma = inside.indexOf(',');
        if (comma < 0) {
            return new Piece.Variable(ConditionKeys.named(inside.strip()), null);
        }
        return new Piece.Variable(
                ConditionKeys.named(inside.substring(0, comma).strip()),
                unquoted(inside.substring(comma + 1).strip()));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    boolean hasVariables() {
        return pieces.stream().anyMatch(Piece.Variable.class::isInstance);
    }

    List<ConditionKey> keys() {
        List<ConditionKey> keys = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variable variable) {
                keys.add(variable.key());
            }
        }
        return keys;
    }

    /**
     * Cuts at the first {@code parts - 1} colons that the author wrote; those inside of a variable's name or value cut
     * nothing.
     */
    List<Template> splitAtColons(int parts) {
        List<Template> all = new ArrayList<>();
        List<Piece> part = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!(piece instanceof Piece.Text(var text))) {
                part.add(piece);
                continue;
            }
            int from = 0;
            for (int colon = text.indexOf(':'); colon >= 0 && all.size() < parts - 1; colon = text.indexOf(':', from)) {
                part.add(new Piece.Text(text.substring(from, colon)));
                all.add(new Template(List.copyOf(part)));
                part.clear();
                from = colon + 1;
            }
            part.add(new Piece.Text(text.substring(from)));
        }
        all.add(new Template(List.copyOf(part)));
        return all;
    }

    /** With the variables' values put in, which are literal whatever they hold. Without variables it is the text. */
    Resolved resolve(Facts facts, String service) {
        Resolved resolved = new Resolved();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text(var written) -> resolved.append(written, true);
                case Piece.Literal(var literal) -> resolved.append(literal, false);
                case Piece.Variable variable -> {
                    Value value = value(variable, facts, service);
                    resolved.found = resolved.found.and(value.found());
                    resolved.append(value.text(), false);
                }
            }
        }
        return resolved;
    }

    private record Value(Match found, String text) {}

    private static Value value(Piece.Variable variable, Facts facts, String service) {
        return switch (ConditionKeys.ask(facts, variable.key(), service)) {
            case Fact.One(var value) -> new Value(Match.YES, value);
            case Fact.Absent() -> {
                String otherwise = variable.otherwise();
                yield otherwise == null ? new Value(Match.UNRESOLVED, "") : new Value(Match.YES, otherwise);
            }
            case Fact.Many _ -> new Value(Match.UNRESOLVED, ""); // Only keys with a single value are variables.
            case Fact.Twins _, Fact.Unknown _ -> new Value(Match.UNKNOWN, "");
        };
    }

    /**
     * A text that can be compared: whether there is one, and at which places of it a star or question mark was written
     * as a wildcard.
     */
    static final class Resolved {
        private final StringBuilder text = new StringBuilder();
        private boolean[] wild = new boolean[32];
        private boolean wildcards;
        private Match found = Match.YES;

        private void append(String piece, boolean written) {
            int from = text.length();
            text.append(piece);
            if (wild.length < text.length()) {
                wild = Arrays.copyOf(wild, Math.max(text.length(), 2 * wild.length));
            }
            for (int i = 0; written && i < piece.length(); i++) {
                if (piece.charAt(i) == '*' || piece.charAt(i) == '?') {
                    wild[from + i] = true;
                    wildcards = true;
                }
            }
        }

        /** YES, or why there is no such text. */
        Match found() {
            return found;
        }

        String text() {
            return text.toString();
        }

        boolean[] wild() {
            return wild;
        }

        boolean hasWildcards() {
            return wildcards;
        }

        boolean isStar() {
            return wildcards && text.length() == 1 && text.charAt(0) == '*';
        }
    }
}
