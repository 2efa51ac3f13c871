// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.GrantTokens;
import io.sealwright.crypto.RandomSource;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.ServiceException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a grant: 32 random bytes, written as 64 lower-case hexadecimal digits.
 *
 * @param text the digits
 */
public record GrantId(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public GrantId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a grant id");
        }
    }

    /** The id that {@code text} spells; empty if it spells none. */
    public static Optional<GrantId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new GrantId(text)) : Optional.empty();
    }

    public static GrantId of(Blob bytes) {
        return new GrantId(HexFormat.of().formatHex(bytes.sharedBytes()));
    }

    /** A new id. */
    public static GrantId draw(RandomSource random) {
        return of(Blob.owning(random.bytes(GrantTokens.GRANT_ID_BYTES)));
    }

    /** The refusal of an id that names no grant of the key: it spells none, or the grant is not there. */
    public static ServiceException unknown(String text) {
        return parse(text).isPresent()
                ? KmsError.NOT_FOUND.because("Grant ID %s not found", text)
                : KmsError.INVALID_GRANT_ID.because("The grant id is not valid.");
    }

    public Blob bytes() {
        return Blob.owning(HexFormat.of().parseHex(text));
    }

    @Override
    public String toString() {
        return text;
    }
}
