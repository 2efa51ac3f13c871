// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.Locale;

/**
 * A text in which {@code *} stands for any run of characters, none included, and {@code ?} for exactly one.
 *
 * <p>Matching is linear in the text: what stands before the first star and after the last has one place only, and each
 * run between two stars, of at most {@value #LONGEST_RUN} characters, is taken at the first place it fits, which
 * earlier stars never need to change. It allocates nothing.
 */
final class WildcardPattern {
    static final int LONGEST_RUN = 128;

    private final String pattern;
    private final boolean foldCase;
    private final int firstStar;
    private final int lastStar;
    private final int shortest;

    private WildcardPattern(String pattern, boolean foldCase) throws MalformedPolicy {
        this.pattern = foldCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        this.foldCase = foldCase;
        this.firstStar = pattern.indexOf('*');
        this.lastStar = pattern.lastIndexOf('*');
        this.shortest = (int) pattern.chars().filter(c -> c != '*').count();
        requireShortRuns(pattern);
    }

    /** Where letters must be written exactly so, as in ARNs. */
    static WildcardPattern caseSensitive(String pattern) throws MalformedPolicy {
        return new WildcardPattern(pattern, false);
    }

    /** Where capital and small letters are the same, as in actions. Only ASCII letters have case here. */
    static WildcardPattern ignoringCase(String pattern) throws MalformedPolicy {
        return new WildcardPattern(pattern, true);
    }

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static void requireShortRuns(String pattern) throws MalformedPolicy {
        int star = pattern.indexOf('*');
        for (int next = pattern.indexOf('*', star + 1); star >= 0 && next >= 0; next = pattern.indexOf('*', star + 1)) {
            if (next - star - 1 > LONGEST_RUN) {
                throw MalformedPolicy.notEvaluatedYet(
                        "more than %d characters between two stars".formatted(LONGEST_RUN));
            }
            star = next;
        }
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
        while (star < lastStar) {
            int next = pattern.indexOf('*', star + 1);
            int run = next - star - 1;
            while (at + run <= end && !fits(star + 1, text, at, run)) {
                at++;
            }
            at += run;
            if (at > end) {
                return false;
            }
            star = next;
        }
        return true;
    }

    /** Whether {@code length} characters of the pattern, none of them a star, match the text at {@code at}. */
    private boolean fits(int in, String text, int at, int length) {
        for (int i = 0; i < length; i++) {
            if (!fits(pattern.charAt(in + i), text.charAt(at + i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(char wanted, char found) {
        if (wanted == '?' || wanted == found) {
            return true;
        }
        return foldCase && found >= 'A' && found <= 'Z' && wanted == found + ('a' - 'A');
    }
}
