// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of a service model that a whole text must match.
 *
 * <p>Most of AWS's patterns repeat one character class; these are decided character by character, in linear time at any
 * length. The others go to {@code java.util.regex}, which recurses and backtracks, so only texts of at most
 * {@value #MAX_REGEX_LENGTH} characters reach it: longer ones do not match.
 *
 * <p>No text with the character U+0000 matches any pattern, that of texts without one included: PostgreSQL cannot keep
 * it, and what one engine of the store takes all take. Secrets without a pattern may have it: none is stored as text.
 */
public final class TextPattern {
    public static final TextPattern ANY = new TextPattern("");

    static final int MAX_REGEX_LENGTH = 4_096;

    /** One class, repeated: {@code ^[...]+$}, {@code [...]*}, where the class holds no further class. */
    private static final Pattern ONE_CLASS =
            Pattern.compile("\\^?(\\[(?:[^\\[\\]\\\\&]|\\\\.)+\\])([*+])\\$?", Pattern.DOTALL);

    private static final int ASCII = 128;

    private static final char NUL = '\0';

    /** What the texts match for which the model has no pattern. */
    private static final String WITHOUT_NUL = "[^\\u0000]*";

    private final String text;
    private volatile @Nullable Compiled compiled;

    private TextPattern(String text) {
        this.text = text;
    }

    /** The pattern as the model writes it, compiled when first needed. */
    public static TextPattern of(String text) {
        return new TextPattern(text);
    }

    /** As validation texts show it. */
    public String text() {
        return text.isEmpty() ? WITHOUT_NUL : text;
    }

    /** Whether a text of any length is decided in linear time. */
    boolean isLinear() {
        return text.isEmpty() || compiled().ascii != null;
    }

    boolean matches(String value) {
        if (text.isEmpty()) {
            return value.indexOf(NUL) < 0;
        }
        return compiled().matches(value);
    }

    /** The same for secret text; its characters are wiped. */
    boolean matches(byte[] utf8) {
        if (text.isEmpty()) {
            return true;
        }
        CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        try {
            return compiled().matches(characters);
        } finally {
            Arrays.fill(characters.array(), '\0');
        }
    }

    private Compiled compiled() {
        Compiled known = compiled;
        if (known == null) {
            known = Compiled.of(text);
            compiled = known;
        }
        return known;
    }

    private static final class Compiled {
        /** The class alone, where {@code ascii} is there, else the whole pattern. */
        private final Pattern one;

        /** Which of the ASCII characters are in the class; null for any other pattern. */
        private final boolean @Nullable [] ascii;

        private final boolean mayBeEmpty;

        private Compiled(Pattern one, boolean @Nullable [] ascii, boolean mayBeEmpty) {
            this.one = one;
            this.ascii = ascii;
            this.mayBeEmpty = mayBeEmpty;
        }

        static Compiled of(String text) {
            Matcher shape = ONE_CLASS.matcher(text);
            if (!shape.matches()) {
                return new Compiled(Pattern.compile(text), null, false);
            }
            Pattern one = Pattern.compile(shape.group(1));
            boolean[] ascii = new boolean[ASCII];
            for (int i = 0; i < ASCII; i++) {
                ascii[i] = i != NUL && one.matcher(Character.toString(i)).matches();
            }
            return new Compiled(one, ascii, shape.group(2).equals("*"));
        }

        boolean matches(CharSequence value) {
            if (ascii == null) {
                return value.length() <= MAX_REGEX_LENGTH
                        && value.chars().noneMatch(character -> character == NUL)
                        && one.matcher(value).matches();
            }
            return value.isEmpty() ? mayBeEmpty : everyCharacterIsIn(ascii, value);
        }

        private boolean everyCharacterIsIn(boolean[] known, CharSequence value) {
            for (int i = 0; i < value.length(); ) {
                int character = Character.codePointAt(value, i);
                boolean in = character < ASCII
                        ? known[character]
                        : one.matcher(Character.toString(character)).matches();
                if (!in) {
                    return false;
                }
                i += Character.charCount(character);
            }
            return true;
        }
    }
}
