// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

/**
 * A request that names an access key which exists and is active, within time and scope: all that its head can show. It
 * proves nothing until {@link SignatureVerifier#verify} was passed.
 */
public final class SignatureClaim {
    private final StatedSignature stated;
    private final AccessKey key;
    private final CredentialScope scope;
    private final long signedFields;

    SignatureClaim(StatedSignature stated, AccessKey key, CredentialScope scope, long signedFields) {
        this.stated = stated;
        this.key = key;
        this.scope = scope;
        this.signedFields = signedFields;
    }

    StatedSignature stated() {
        return stated;
    }

    AccessKey key() {
        return key;
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
