// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

/**
 * The twelve digits that name an AWS account.
 *
 * @param digits exactly twelve ASCII digits; leading zeros count
 */
public record AccountId(String digits) {

    /** One more than the largest account number: account ids fit in 40 bits. */
    public static final long LIMIT = 1_000_000_000_000L;

    private static final int LENGTH = 12;

    public AccountId {
        if (!isWellFormed(digits)) {
            throw new IllegalArgumentException("an account id has twelve digits");
        }
    }

    /** The account with this number, from 0 to {@link #LIMIT} exclusive. */
    public static AccountId of(long number) {
        if (number < 0 || number >= LIMIT) {
            throw new IllegalArgumentException("an account number has at most twelve digits");
        }
        String digits = Long.toString(number);
        return new AccountId("0".repeat(LENGTH - digits.length()) + digits);
    }

    /** Whether {@code text} could be an account id. */
    public static boolean isWellFormed(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    public long number() {
        return Long.parseLong(digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
