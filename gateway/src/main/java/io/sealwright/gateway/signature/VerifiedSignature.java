// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

/** Proof that a request was signed with {@code key} for {@code scope}; only the verifier makes one. */
public final class VerifiedSignature {
    private final AccessKey key;
    private final CredentialScope scope;

    VerifiedSignature(AccessKey key, CredentialScope scope) {
        this.key = key;
        this.scope = scope;
    }

    public AccessKey key() {
        return key;
    }

    public CredentialScope scope() {
        return scope;
    }
}
