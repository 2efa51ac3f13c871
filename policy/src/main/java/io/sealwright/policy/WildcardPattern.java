// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.Locale;

/**
 * A text in which {@code *} stands for any run of characters, none included, and {@code ?} for exactly one.
 *
 * <p>Matching is linear in the text: what stands before the first star and after the last has one place only, and each
 * run between two stars is taken at the first place it fits, which earlier stars never need to change. A run of plain
 * characters is found by Knuth, Morris and Pratt's method; one that holds a question mark has at most
 * {@value #LONGEST_RUN} characters. It allocates nothing.
 */
final class WildcardPattern {
    static final int LONGEST_RUN = 128;

    /** Shorter runs are compared place by place, which bounds the cost as well. */
    private static final int SHORT_RUN = 8;

    private final String pattern;
    private final boolean[] wild;
    private final boolean foldCase;
    private final int firstStar;
    private final int lastStar;
    private final int shortest;
    private final int[][] fallbacks;

    private WildcardPattern(String pattern, boolean[] wild, boolean foldCase) {
        this.pattern = foldCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        this.wild = wild;
        this.foldCase = foldCase;
        this.firstStar = nextStar(0);
        int stars = 0;
        int last = -1;
        for (int star = firstStar; star >= 0; star = nextStar(star + 1)) {
            last = star;
            stars++;
        }
        this.lastStar = last;
        this.shortest = pattern.length() - stars;
        this.fallbacks = fallbacks(Math.max(0, stars - 1));
    }

    /**
     * A pattern put together from parts of which some are literal.
     *
     * @param wild at which places a star or question mark is a wildcard
     * @throws MalformedPolicy if matching could not be linear
     */
    static WildcardPattern of(String pattern, boolean[] wild, boolean foldCase) throws MalformedPolicy {
        if (foldCase && pattern.toLowerCase(Locale.ROOT).length() != pattern.length()) {
            throw MalformedPolicy.syntax();
        }
        return new WildcardPattern(pattern, wild, foldCase).requireBoundedRuns();
    }

    /** Where letters must be written exactly so, as in ARNs. */
    static WildcardPattern caseSensitive(String pattern) throws MalformedPolicy {
        return of(pattern, everyWildcardOf(pattern), false);
    }

    /** Where capital and small letters are the same, as in actions. Only ASCII letters have case here. */
    static WildcardPattern ignoringCase(String pattern) throws MalformedPolicy {
        return of(pattern, everyWildcardOf(pattern), true);
    }

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    static boolean[] everyWildcardOf(String pattern) {
        boolean[] wild = new boolean[pattern.length()];
        for (int i = 0; i < wild.length; i++) {
            wild[i] = pattern.charAt(i) == '*' || pattern.charAt(i) == '?';
        }
        return wild;
    }

    private WildcardPattern requireBoundedRuns() throws MalformedPolicy {
        for (int star = firstStar; star >= 0 && star < lastStar; star = nextStar(star + 1)) {
            int run = nextStar(star + 1) - star - 1;
            if (run > LONGEST_RUN && hasQuestionMark(star + 1, run)) {
                throw MalformedPolicy.notEvaluatedYet(
                        "a question mark among more than %d characters between two stars".formatted(LONGEST_RUN));
            }
        }
        return this;
    }

    private int nextStar(int from) {
        int star = pattern.indexOf('*', from);
        while (star >= 0 && !wild[star]) {
            star = pattern.indexOf('*', star + 1);
        }
        return star;
    }

    private boolean hasQuestionMark(int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (wild[i]) {
                return true;
            }
        }
        return false;
    }

    /**
     * For each run between two stars how far to fall back after a mismatch; empty where places are tried one by one.
     */
    private int[][] fallbacks(int runs) {
        int[][] all = new int[runs][];
        int star = firstStar;
        for (int i = 0; i < runs; i++) {
            int next = nextStar(star + 1);
            int run = next - star - 1;
            all[i] = run <= SHORT_RUN || hasQuestionMark(star + 1, run) ? new int[0] : fallback(star + 1, run);
            star = next;
        }
        return all;
    }

    private int[] fallback(int from, int length) {
        int[] fallback = new int[length];
        int border = 0;
        for (int i = 1; i < length; i++) {
            while (border > 0 && pattern.charAt(from + i) != pattern.charAt(from + border)) {
                border = fallback[border - 1];
            }
            if (pattern.charAt(from + i) == pattern.charAt(from + border)) {
                border++;
            }
            fallback[i] = border;
        }
        return fallback;
    }

    boolean matches(String text) {
        if (text.length() < shortest) {
            return false;
        }
        if (lastStar < 0) {
            return text.length() == shortest && fits(0, text, 0, shortest);
        }
        int end = text.length() - (pattern.length() - lastStar - 1);
        return fits(lastStar + 1, text, end, pattern.length() - lastStar - 1) && matchesUpToLastStar(text, end);
    }

    /** Whether the pattern up to its last star, included, matches what stands before {@code end}. */
    private boolean matchesUpToLastStar(String text, int end) {
        int star = firstStar;
        if (star > end || !fits(0, text, 0, star)) {
            return false;
        }
        int at = star;
        for (int[] fallback : fallbacks) {
            int next = nextStar(star + 1);
            int run = next - star - 1;
            at = fallback.length == 0
                    ? endOfFirst(star + 1, run, text, at, end)
                    : search(star + 1, fallback, text, at, end);
            if (at < 0) {
                return false;
            }
            star = next;
        }
        return true;
    }

    /** Where the first place ends at which the run fits; -1 if there is none before {@code end}. */
    private int endOfFirst(int in, int run, String text, int from, int end) {
        for (int at = from; at + run <= end; at++) {
            if (fits(in, text, at, run)) {
                return at + run;
            }
        }
        return -1;
    }

    private int search(int in, int[] fallback, String text, int from, int end) {
        int matched = 0;
        for (int at = from; at < end; at++) {
            char found = folded(text.charAt(at));
            while (matched > 0 && pattern.charAt(in + matched) != found) {
                matched = fallback[matched - 1];
            }
            if (pattern.charAt(in + matched) == found) {
                matched++;
            }
            if (matched == fallback.length) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Whether {@code length} characters of the pattern, none of them a star, match the text at {@code at}. */
    private boolean fits(int in, String text, int at, int length) {
        for (int i = 0; i < length; i++) {
            if (!wild[in + i] && pattern.charAt(in + i) != folded(text.charAt(at + i))) {
                return false;
            }
        }
        return true;
    }

    private char folded(char found) {
        return foldCase && found >= 'A' && found <= 'Z' ? (char) (found + ('a' - 'A')) : found;
    }
}
