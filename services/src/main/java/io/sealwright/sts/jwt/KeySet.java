// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import io.sealwright.contract.JsonObject;
import io.sealwright.contract.JsonObject.NotJson;
import java.util.List;
import java.util.Optional;

/** The keys of an issuer, as it published them. Immutable. */
public final class KeySet {

    /** A token without a key id is tried under each. */
    private static final int MAX_KEYS = 64;

    private final List<PublishedKey> keys;

    private KeySet(List<PublishedKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads a JSON Web Key Set; keys of kinds that we do not take are left out.
     *
     * @throws NotJson if it is none, or has no key that we take, or more than 64
     */
    public static KeySet parse(byte[] json) throws NotJson {
        JsonObject set = JsonObject.read(json);
        List<PublishedKey> keys = set.objects("keys").stream()
                .map(PublishedKey::parse)
                .flatMap(Optional::stream)
                .toList();
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new NotJson();
        }
        return new KeySet(keys);
    }

    /** Whether one of the keys may have signed: of the token's key id, or any where it names none. */
    boolean mayHaveSigned(CompactToken token) {
        return keys.stream().anyMatch(key -> isMeant(key, token));
    }

    boolean signed(CompactToken token) {
        return keys.stream().filter(key -> isMeant(key, token)).anyMatch(token::isSignedBy);
    }

    private static boolean isMeant(PublishedKey key, CompactToken token) {
        return token.keyId().map(id -> id.equals(key.keyId())).orElse(true);
    }

    @Override
    public String toString() {
        return "KeySet[%d keys]".formatted(keys.size());
    }
}
