// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import org.jspecify.annotations.Nullable;

/**
 * A request that names an access key which exists and is active, within time and scope: all that its head can show. It
 * proves nothing until {@link SignatureVerifier#verify} was passed.
 */
public final class SignatureClaim {
    private final StatedSignature stated;
    private final AccessKey key;
    private final @Nullable String token;
    private final CredentialScope scope;
    private final long signedFields;

    SignatureClaim(
            StatedSignature stated, AccessKey key, @Nullable String token, CredentialScope scope, long signedFields) {
        this.stated = stated;
        this.key = key;
        this.token = token;
        this.scope = scope;
        this.signedFields = signedFields;
    }

    StatedSignature stated() {
        return stated;
    }

    AccessKey key() {
        return key;
    }

    /** The same claim, by the key as it is now. */
    SignatureClaim by(AccessKey now) {
        return new SignatureClaim(stated, now, token, scope, signedFields);
    }

    @Nullable
    String token() {
        return token;
    }

    /** What the caller says it signed for; enough to choose how a refusal is written. */
    public CredentialScope scope() {
        return scope;
    }

    /** Whether a field of the head is covered by the signature; worth something only once that was verified. */
    public boolean covers(int field) {
        return (signedFields & (1L << field)) != 0;
    }

    /** Whether it came in the query, as a presigned GetCallerIdentity. */
    public boolean isPresigned() {
        return stated.isPresigned();
    }
}
