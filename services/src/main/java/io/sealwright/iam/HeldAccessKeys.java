// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.crypto.AccessKeyIds;
import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.signature.AccessKey;
import io.sealwright.gateway.signature.AccessKeyFinding;
import io.sealwright.gateway.signature.LongTermKeys;
import io.sealwright.iam.model.AccessKeySeal;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.rows.DamagedRow;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Queries;
import io.sealwright.store.Snapshot;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.SecretBytes;
import java.util.Optional;
import java.util.function.Function;

/**
 * Access keys with their secrets opened, held until a change touches the key.
 *
 * <p>An id carries a keyed check: one that was invented is refused without asking the store, and without memory holding
 * anything of it.
 */
public final class HeldAccessKeys implements LongTermKeys {
    private static final int BYTES = 640; // key, principal and secret, about

    private final UserRepository users;
    private final AccessKeySeal seal;
    private final AccessKeyIds ids;
    private final String partition;
    private final Held<String, AccessKey> held;

    /**
     * Holds nothing yet. Opens the global domain's keys: not for an event loop.
     *
     * @param partition of every ARN of this installation
     */
    public HeldAccessKeys(UserRepository users, CryptoBoundary crypto, HeldState state, String partition) {
        this.users = users;
        this.seal = new AccessKeySeal(crypto);
        this.ids = crypto.accessKeyIds();
        this.partition = partition;
        this.held = state.hold(SqlUsers.ACCESS_KEY, Function.identity(), this::load, key -> BYTES);
    }

    @Override
    public AccessKeyFinding find(String accessKeyId) {
        if (NeverBlocks.here()) {
            return atHand(accessKeyId);
        }
        return isOurs(accessKeyId) ? finding(held.find(accessKeyId)) : AccessKeyFinding.Missing.UNKNOWN;
    }

    /** What is held passed the check when it was loaded; so the check costs only those whom memory does not know. */
    private AccessKeyFinding atHand(String accessKeyId) {
        try {
            return finding(held.find(accessKeyId));
        } catch (NotAtHand later) {
            if (isOurs(accessKeyId)) {
                throw later;
            }
            return AccessKeyFinding.Missing.UNKNOWN;
        }
    }

    private boolean isOurs(String accessKeyId) {
        return ids.read(accessKeyId).isPresent();
    }

    private static AccessKeyFinding finding(Optional<AccessKey> key) {
        return key.isPresent() ? key.get() : AccessKeyFinding.Missing.UNKNOWN;
    }

    private Optional<AccessKey> load(String id, Snapshot snapshot) {
        return users.findAccessKey(snapshot, id).flatMap(key -> opened(snapshot, key));
    }

    private Optional<AccessKey> opened(Queries queries, io.sealwright.iam.model.AccessKey key) {
        User user = users.find(
                        queries, key.user()) // No user with access keys can be deleted: one that is gone was taken.
                .orElseThrow(() -> new DamagedRow("iam_user", key.user().text()));
        return Optional.of(
                new AccessKey(key.id(), key.secretVersion(), secret(key), key.active(), user.principal(partition)));
    }

    private SecretBytes secret(io.sealwright.iam.model.AccessKey key) {
        try {
            return seal.open(key);
        } catch (BadSeal _) {
            throw new DamagedRow("iam_access_key", key.id());
        }
    }
}
