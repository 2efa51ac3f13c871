// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import java.util.Map;

/**
 * Replaces principals in the text of a policy, and leaves everything else as its author shaped it: the same words in a
 * condition or a resource are not principals.
 *
 * <p>The text is a policy that was stored, so it is well-formed JSON.
 */
final class PrincipalText {
    private final String text;
    private final Map<String, String> replacements;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private PrincipalText(String text, Map<String, String> replacements) {
        this.text = text;
        this.replacements = replacements;
    }

    /** The text with each of the principals that is a key of {@code replacements} replaced by its value. */
    static String replace(String text, Map<String, String> replacements) {
        var walk = new PrincipalText(text, replacements);
        walk.copyBlanks();
        walk.value(false);
        walk.result.append(text, walk.at, text.length());
        return walk.result.toString();
    }

    private void value(boolean principal) {
        switch (text.charAt(at)) {
            case '{' -> members(principal);
            case '[' -> elements(principal);
            case '"' -> {
                String written = string();
                result.append(principal ? replaced(written) : written);
            }
            default -> copyScalar();
        }
    }

    private void members(boolean principal) {
        copy();
        copyBlanks();
        while (text.charAt(at) != '}') {
            String name = string();
            result.append(name);
            copyBlanks();
            value(principal || name.equals("\"Principal\"") || name.equals("\"NotPrincipal\""));
            copyBlanks();
        }
        copy();
    }

    private void elements(boolean principal) {
        copy();
        copyBlanks();
        while (text.charAt(at) != ']') {
            value(principal);
            copyBlanks();
        }
        copy();
    }

    /** A string with its quotes, as it is written. */
    private String string() {
        int start = at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return text.substring(start, ++at);
    }

    /** A name written with escapes is not found, and stays. */
    private String replaced(String written) {
        String id = replacements.get(written.substring(1, written.length() - 1));
        return id == null ? written : '"' + id + '"';
    }

    private void copyScalar() {
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            copy();
        }
    }

    /** White space, and what stands between members and values. */
    private void copyBlanks() {
        while (at < text.length() && " \t\r\n,:".indexOf(text.charAt(at)) >= 0) {
            copy();
        }
    }

    private void copy() {
        result.append(text.charAt(at++));
    }
}
