// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.Locale;

/**
 * A text in which {@code *} stands for any run of characters, none included, and {@code ?} for exactly one.
 *
 * <p>Matching never goes back further than the last star: the cost is at most the text's length times the longest run
 * between two stars, whatever the pattern; there is no input that makes it explode. It allocates nothing.
 */
final class WildcardPattern {
    private final String pattern;
    private final boolean foldCase;
    private final int shortest;
    private final boolean anything;
    private final boolean literal;

    private WildcardPattern(String pattern, boolean foldCase) {
        this.pattern = foldCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        this.foldCase = foldCase;
        this.shortest = (int) this.pattern.chars().filter(c -> c != '*').count();
        this.anything = shortest == 0 && !this.pattern.isEmpty();
        this.literal = !isPattern(this.pattern);
    }

    /** Where letters must be written exactly so, as in ARNs. */
    static WildcardPattern caseSensitive(String pattern) {
        return new WildcardPattern(pattern, false);
    }

    /** Where capital and small ASCII letters are the same, as in actions. */
    static WildcardPattern ignoringCase(String pattern) {
        return new WildcardPattern(pattern, true);
    }

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    boolean matches(String text) {
        if (anything) {
            return true;
        }
        if (text.length() < shortest) {
            return false;
        }
        if (literal && !foldCase) {
            return pattern.equals(text);
        }
        return matchesByTurns(text);
    }

    private boolean matchesByTurns(String text) {
        int at = 0;
        int in = 0;
        int afterStar = -1;
        int resumeAt = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                afterStar = ++in;
                if (afterStar == pattern.length()) {
                    return true;
                }
                resumeAt = at;
            } else if (in < pattern.length() && fits(pattern.charAt(in), text.charAt(at))) {
                in++;
                at++;
            } else if (afterStar >= 0) {
                in = afterStar; // The last star takes one more character; earlier stars never need to change.
                at = ++resumeAt;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }

    private boolean fits(char wanted, char found) {
        if (wanted == '?' || wanted == found) {
            return true;
        }
        return foldCase && found >= 'A' && found <= 'Z' && wanted == found + ('a' - 'A');
    }

    @Override
    public String toString() {
        return pattern;
    }
}
