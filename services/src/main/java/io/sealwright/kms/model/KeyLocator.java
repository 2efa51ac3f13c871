// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.crypto.GrantTokens;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the key that a request names, or the place where there is none: it never refuses because of what it found. */
public final class KeyLocator {
    private final KeyRepository keys;
    private final AliasRepository aliases;
    private final GrantRepository grants;
    private final GrantTokens tokens;
    private final String partition;

    public KeyLocator(
            KeyRepository keys, AliasRepository aliases, GrantRepository grants, GrantTokens tokens, String partition) {
        this.keys = keys;
        this.aliases = aliases;
        this.grants = grants;
        this.tokens = tokens;
        this.partition = partition;
    }

    public String partition() {
        return partition;
    }

    /**
     * By any of the four forms.
     *
     * @throws io.sealwright.vocabulary.ServiceException NotFoundException for a malformed identifier
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold what it names
     */
    public KeyTarget byAnyName(String keyId, Call call) {
        return switch (KeyIdentifier.parse(keyId, partition, call)) {
            case KeyIdentifier.ByKey(var address) -> at(address);
            case KeyIdentifier.ByAlias(var address) -> behind(address);
        };
    }

    /**
     * By key id or key ARN only, among the caller's own: operations that name keys so do not reach into other accounts,
     * whatever policies there say.
     */
    public KeyTarget byKey(String keyId, Call call) {
        KeyAddress address = KeyIdentifier.parseKey(keyId, partition, call);
        return address.account().equals(call.account()) ? at(address) : new KeyTarget.AbsentKey(address.arn(partition));
    }

    /** By key id or key ARN only, in any account: for the operations that reach into others, but not by alias. */
    public KeyTarget byKeyOfAnyAccount(String keyId, Call call) {
        return at(KeyIdentifier.parseKey(keyId, partition, call));
    }

    /**
     * The grants that the tokens of a request name, as the store has them now. Whether all are known is nobody's
     * business before the decision.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when there are tokens
     */
    public PresentedGrants presented(@Nullable List<String> shown, Call call) {
        if (shown == null || shown.isEmpty()) {
            return PresentedGrants.NONE;
        }
        List<Grant> found = new ArrayList<>();
        for (String token : shown) {
            grantOf(token, call).ifPresent(found::add);
        }
        return new PresentedGrants(found, found.size() == shown.size());
    }

    /** The grant that a token names; empty when nobody gave out the token, or its grant has ended. */
    private Optional<Grant> grantOf(String token, Call call) {
        return tokens.read(call.region(), token).map(GrantAddress::of).flatMap(grants::find);
    }

    /**
     * The key at an address that a ciphertext named. The header of a ciphertext is anybody's writing, so a key of
     * another account is read past memory: nobody can fill it with keys that are not theirs.
     */
    public KeyTarget byCiphertext(KeyAddress address, Action action, Call call) {
        Optional<KmsKey> key = address.account().equals(call.account()) ? keys.find(address) : keys.findUnheld(address);
        if (key.isPresent()) {
            return key.get();
        }
        return new KeyTarget.UnknownToCiphertext(address.arn(partition), call.principal(), action);
    }

    public KeyTarget at(KeyAddress address) {
        Optional<KmsKey> key = keys.find(address);
        return key.isPresent() ? key.get() : new KeyTarget.AbsentKey(address.arn(partition));
    }

    private KeyTarget behind(AliasAddress address) {
        Optional<Alias> alias = aliases.find(address);
        return alias.isPresent() ? at(alias.get().target()) : new KeyTarget.AbsentAlias(address.arn(partition));
    }
}
