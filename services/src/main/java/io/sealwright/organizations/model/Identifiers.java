// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.crypto.RandomSource;
import io.sealwright.vocabulary.AccountId;

/** Draws the ids of an organization, in AWS's forms. Nobody can foresee them. Thread-safe. */
public final class Identifiers {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int FAIR_LIMIT = 256 / ALPHABET.length() * ALPHABET.length();

    private final RandomSource random;

    public Identifiers(RandomSource random) {
        this.random = random;
    }

    public String organization() {
        return "o-" + draw(10);
    }

    public String root() {
        return "r-" + draw(4);
    }

    /**
     * The id of a unit.
     *
     * @param rootId whose characters every unit under it repeats
     */
    public String unit(String rootId) {
        return "ou-" + rootId.substring("r-".length()) + '-' + draw(8);
    }

    public String policy() {
        return "p-" + draw(8);
    }

    public String creation() {
        return "car-" + draw(32);
    }

    /** Twelve digits; whether another account has them, the store knows. */
    public AccountId account() {
        while (true) {
            long number = 0;
            for (byte b : random.bytes(5)) {
                number = (number << 8) | (b & 0xFF);
            }
            if (number < AccountId.LIMIT) {
                return AccountId.of(number);
            }
        }
    }

    private String draw(int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            int value = random.bytes(1)[0] & 0xFF;
            if (value < FAIR_LIMIT) {
                text.append(ALPHABET.charAt(value % ALPHABET.length()));
            }
        }
        return text.toString();
    }
}
