// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.log;

/**
 * Makes any text safe to stand in one log line: what could end the line, move the cursor or turn the text is escaped.
 */
final class LogText {
    private static final String CUT = "…";

    private LogText() {}

    /** Appends {@code text}, at most {@code limit} characters of it, escaped as JSON does and further. */
    static void append(StringBuilder line, CharSequence text, int limit) {
        int length = Math.min(text.length(), limit);
        for (int i = 0; i < length; i++) {
            appendChar(line, text.charAt(i));
        }
        if (length < text.length()) {
            line.append(CUT);
        }
    }

    private static void appendChar(StringBuilder line, char c) {
        switch (c) {
            case '\\' -> line.append("\\\\");
            case '"' -> line.append("\\\"");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (isHarmless(c)) {
                    line.append(c);
                } else {
                    line.append("\\u");
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        line.append(Character.forDigit((c >> shift) & 0xf, 16));
                    }
                }
            }
        }
    }

    /**
     * Not a control, format (bidirectional marks are), line or paragraph separator, surrogate or unassigned character.
     */
    private static boolean isHarmless(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
