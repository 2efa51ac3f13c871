// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.util.Base64;
import java.util.Optional;

/**
 * Grant tokens: the name of a grant, sealed. A token is an index, not a proof: it gives nobody a right, it only leads
 * to the grant that it names, and whoever invents one is refused before anything is looked up.
 *
 * <p>Sealed under the purpose grant-token of the key's Region, bound to {@code parts("sealwright/grant-token/v1")}, are
 * account 8 bytes, kind and key id 17, grant id 32; the text is base 64 of RFC 4648 section 5 without padding. Two
 * tokens of one grant differ, and lead to the same. Thread-safe.
 */
public final class GrantTokens {

    /** Bytes of a grant's id. */
    public static final int GRANT_ID_BYTES = 32;

    private static final byte[] BINDING =
            new LengthPrefixed().text("sealwright/grant-token/v1").toByteArray();
    private static final int KEY_AT = Long.BYTES;
    private static final int GRANT_AT = KEY_AT + KeyId.LENGTH;
    private static final int LENGTH = GRANT_AT + GRANT_ID_BYTES;

    private final DomainSeals seals;

    GrantTokens(DomainSeals seals) {
        this.seals = seals;
    }

    /**
     * The grant that a token names, whether or not there is one.
     *
     * @param grantId 32 bytes
     */
    public record Named(AccountId account, Region region, KeyId keyId, Blob grantId) {
        public Named {
            if (grantId.length() != GRANT_ID_BYTES) {
                throw new IllegalArgumentException("a grant id has 32 bytes");
            }
        }
    }

    /** A new token for a grant. */
    public String issue(Named grant) {
        byte[] plain = new byte[LENGTH];
        Bytes.putLong(grant.account().number(), plain, 0);
        grant.keyId().write(plain, KEY_AT);
        System.arraycopy(grant.grantId().sharedBytes(), 0, plain, GRANT_AT, GRANT_ID_BYTES);
        Blob sealed = seals.seal(Label.GRANT_TOKEN, Domain.of(grant.region()), BINDING, plain);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.sharedBytes());
    }

    /** What a token of this Region names; empty for every text that was not issued here. */
    public Optional<Named> read(Region region, String token) {
        try {
            Blob sealed = Blob.owning(Base64.getUrlDecoder().decode(token));
            try (SecretBytes plain = seals.unseal(Label.GRANT_TOKEN, Domain.of(region), BINDING, sealed)) {
                return named(region, plain.exposedBytes());
            }
        } catch (BadSeal | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Named> named(Region region, byte[] plain) {
        if (plain.length != LENGTH) {
            return Optional.empty();
        }
        byte[] grantId = new byte[GRANT_ID_BYTES];
        System.arraycopy(plain, GRANT_AT, grantId, 0, GRANT_ID_BYTES);
        return KeyId.read(plain, KEY_AT)
                .map(keyId -> new Named(AccountId.of(Bytes.getLong(plain, 0)), region, keyId, Blob.owning(grantId)));
    }
}
