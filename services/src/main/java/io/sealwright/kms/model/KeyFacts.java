// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.crypto.KeyMaterialId;
import io.sealwright.crypto.KeyOrigin;
import io.sealwright.crypto.KeySpec;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.crypto.MaterialBinding;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the store keeps of a key: the root of what belongs to it.
 *
 * @param version grows with every change of the key, its policy, tags and aliases
 * @param policyHash names the policy document
 * @param policyPrincipals the unique ids that the principals of the policy had when it was put
 * @param aliasCount how many aliases name it
 * @param tagCount how many tags it has
 * @param grantCount how many grants it has
 * @param created to the millisecond
 */
public record KeyFacts(
        KeyAddress address,
        long version,
        KeyState state,
        String description,
        KeySpec keySpec,
        KeyUsage keyUsage,
        KeyOrigin origin,
        KeyMaterialId currentMaterialId,
        Blob policyHash,
        PrincipalIds policyPrincipals,
        int aliasCount,
        int tagCount,
        int grantCount,
        Instant created) {

    /** What one of its materials is sealed with, so that it opens as nothing else. */
    public MaterialBinding binding(KeyMaterialId material) {
        return new MaterialBinding(
                address.account(), address.region(), address.keyId(), material, keySpec, keyUsage, origin);
    }

    /** A key as CreateKey makes it: symmetric, enabled, with material of our own. */
    public static KeyFacts newlyMade(
            KeyAddress address,
            @Nullable String description,
            KeyMaterialId material,
            Blob policyHash,
            PrincipalIds policyPrincipals,
            int tagCount,
            Instant now) {
        return new KeyFacts(
                address,
                1,
                new KeyState.Enabled(),
                description == null ? "" : description,
                KeySpec.SYMMETRIC_DEFAULT,
                KeyUsage.ENCRYPT_DECRYPT,
                KeyOrigin.AWS_KMS,
                material,
                policyHash,
                policyPrincipals,
                0,
                tagCount,
                0,
                now);
    }

    public KeyFacts withState(KeyState changed) {
        return next(changed, description, policyHash, policyPrincipals, aliasCount, tagCount, grantCount);
    }

    public KeyFacts withDescription(String changed) {
        return next(state, changed, policyHash, policyPrincipals, aliasCount, tagCount, grantCount);
    }

    public KeyFacts withPolicy(Blob changed, PrincipalIds principals) {
        return next(state, description, changed, principals, aliasCount, tagCount, grantCount);
    }

    /** After {@code more} aliases came, or went if it is negative. */
    public KeyFacts withMoreAliases(int more) {
        return next(state, description, policyHash, policyPrincipals, aliasCount + more, tagCount, grantCount);
    }

    public KeyFacts withTags(int count) {
        return next(state, description, policyHash, policyPrincipals, aliasCount, count, grantCount);
    }

    /** After {@code more} grants came, or went if it is negative. */
    public KeyFacts withMoreGrants(int more) {
        return next(state, description, policyHash, policyPrincipals, aliasCount, tagCount, grantCount + more);
    }

    private KeyFacts next(
            KeyState newState,
            String newDescription,
            Blob newPolicyHash,
            PrincipalIds newPolicyPrincipals,
            int newAliasCount,
            int newTagCount,
            int newGrantCount) {
        return new KeyFacts(
                address,
                version + 1,
                newState,
                newDescription,
                keySpec,
                keyUsage,
                origin,
                currentMaterialId,
                newPolicyHash,
                newPolicyPrincipals,
                newAliasCount,
                newTagCount,
                newGrantCount,
                created);
    }
}
