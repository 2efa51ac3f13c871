// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/**
 * One thing that a change changed, by which {@link Held} state is dropped.
 *
 * @param kind the kind of thing, such as {@code kms-key}: lower-case letters, digits and hyphens
 * @param key its name among things of this kind, in the text form its room has chosen; no control characters
 */
public record Touch(String kind, String key) {

    private static final int MAX_LENGTH = 2048;

    public Touch {
        if (kind.isEmpty() || !kind.chars().allMatch(Touch::inKind)) {
            throw new IllegalArgumentException("a kind has lower-case letters, digits and hyphens only");
        }
        if (key.isEmpty() || key.length() > MAX_LENGTH || key.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a key is not empty, bounded, and has no control characters");
        }
    }

    private static boolean inKind(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
}
