// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

import java.util.regex.Pattern;

/**
 * A Region by its name, such as {@code eu-central-1}.
 *
 * @param name as AWS's own models demand it: {@code ^([a-z]+-){2,3}\d+$}, at most 32 characters
 */
public record Region(String name) {
    private static final Pattern NAME = Pattern.compile("([a-z]+-){2,3}\\d+");
    private static final int MAX_LENGTH = 32;

    public Region {
        if (!isWellFormed(name)) {
            throw new IllegalArgumentException("not the name of a Region");
        }
    }

    /** Whether {@code text} could name a Region; whether it is served is the server's configuration. */
    public static boolean isWellFormed(String text) {
        return text.length() <= MAX_LENGTH && NAME.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
