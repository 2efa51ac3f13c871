// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.AccountId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Access key ids of the form {@code AKIA} and sixteen of A–Z, 2–7. The sixteen are one enciphered 80-bit block: account
 * 40 bits, random 24, zero 16. So an id tells us its account before anything is looked up, tells a stranger nothing,
 * and an invented one is refused without a look-up in all but one of 65,536 cases.
 *
 * <p>Those of sessions begin with {@code ASIA}, and their block is account 40 bits, random 40: their token proves them,
 * so they need no check of their own.
 *
 * <p>The id is an index, not a secret and not a proof. Two ids of one account may be equal by chance: the store's
 * unique key decides, and the caller draws again. Thread-safe.
 */
public final class AccessKeyIds {

    /** Characters of an access key id. */
    public static final int LENGTH = 20;

    private static final String LONG_TERM = "AKIA";
    private static final String TEMPORARY = "ASIA";
    private static final int ACCOUNT_BYTES = 5;
    private static final int RANDOM_BYTES = 3;

    private final RandomSource random;
    private final List<WideBlock> ciphers;
    private final WideBlock temporary;

    /** Issues and reads under one key. */
    public AccessKeyIds(RandomSource random, HmacSha256 key) {
        this(random, List.of(key));
    }

    /** Issues under the first of {@code keys} and reads under each, newest first. */
    AccessKeyIds(RandomSource random, List<HmacSha256> keys) {
        this.random = random;
        this.ciphers = keys.stream().map(key -> new WideBlock(key, LONG_TERM)).toList();
        this.temporary = new WideBlock(keys.getFirst(), TEMPORARY);
    }

    /** A new id for a long-term key of {@code account}. */
    public String issue(AccountId account) {
        return LONG_TERM + Base32.encode(ciphers.getFirst().encipher(block(account, RANDOM_BYTES)));
    }

    /** A new id for a session of {@code account}. */
    public String issueTemporary(AccountId account) {
        return TEMPORARY + Base32.encode(temporary.encipher(block(account, Base32.BYTES - ACCOUNT_BYTES)));
    }

    private byte[] block(AccountId account, int randomBytes) {
        byte[] block = new byte[Base32.BYTES];
        long number = account.number();
        for (int i = 0; i < ACCOUNT_BYTES; i++) {
            block[i] = (byte) (number >>> (8 * (ACCOUNT_BYTES - 1 - i)));
        }
        System.arraycopy(random.bytes(randomBytes), 0, block, ACCOUNT_BYTES, randomBytes);
        return block;
    }

    /** The account of an id that was issued here; empty for every other text. */
    public Optional<AccountId> read(String id) {
        if (id.length() != LENGTH || !id.startsWith(LONG_TERM)) {
            return Optional.empty();
        }
        return Base32.decode(id, LONG_TERM.length()).flatMap(this::account);
    }

    /**
     * The account that an {@code ASIA…} id names, with no proof that it was issued: one in ten invented ids names none.
     * Only the newest key reads, since no session outlives the day after a key's replacement.
     */
    public Optional<AccountId> readTemporary(String id) {
        if (id.length() != LENGTH || !id.startsWith(TEMPORARY)) {
            return Optional.empty();
        }
        return Base32.decode(id, TEMPORARY.length()).flatMap(block -> named(temporary.decipher(block)));
    }

    private Optional<AccountId> account(byte[] block) {
        return ciphers.stream()
                .map(cipher -> accountOf(cipher.decipher(block)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<AccountId> accountOf(byte[] block) {
        int check = ACCOUNT_BYTES + RANDOM_BYTES;
        if (!Arrays.equals(block, check, Base32.BYTES, new byte[2], 0, 2)) {
            return Optional.empty();
        }
        return named(block);
    }

    private static Optional<AccountId> named(byte[] block) {
        long number = 0;
        for (int i = 0; i < ACCOUNT_BYTES; i++) {
            number = (number << 8) | (block[i] & 0xff);
        }
        return number < AccountId.LIMIT ? Optional.of(AccountId.of(number)) : Optional.empty();
    }
}
