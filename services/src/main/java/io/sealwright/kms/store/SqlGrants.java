// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyId;
import io.sealwright.gateway.Write;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.GrantAddress;
import io.sealwright.kms.model.GrantId;
import io.sealwright.kms.model.GrantRepository;
import io.sealwright.kms.model.GranteeGrants;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Page;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Grants in SQL. Memory holds them by key and grantee, as decisions ask for them: of a key with fifty thousand it holds
 * those of the principals that call, within the bound of all held state.
 */
public final class SqlGrants implements GrantRepository {
    private static final String KIND = "kms-grantee";

    /** What a grant takes in memory besides its texts, about. */
    private static final int GRANT_BYTES = 700;

    private final Store store;
    private final GrantRows grants;
    private final KeyRows keys;
    private final Held<Grantee, GranteeGrants> held;

    /** One principal on one key. */
    private record Grantee(KeyAddress key, String id) {

        static Grantee parse(String text) {
            String[] parts = text.split("/", 4);
            return new Grantee(address(parts[0], parts[1], parts[2]), parts[3]);
        }

        /** The key of held state and of the change feed. */
        @Override
        public String toString() {
            return key + "/" + id;
        }
    }

    public SqlGrants(Store store, CryptoBoundary crypto, HeldState state) {
        this.store = store;
        this.grants = new GrantRows(crypto);
        this.keys = new KeyRows(crypto);
        this.held = state.hold(
                KIND,
                Grantee::parse,
                (grantee, snapshot) ->
                        Optional.of(new GranteeGrants(grants.ofGrantee(snapshot, grantee.key(), grantee.id()))),
                SqlGrants::weigh);
    }

    private static KeyAddress address(String account, String region, String keyId) {
        return new KeyAddress(
                new AccountId(account), new Region(region), KeyId.parse(keyId).orElseThrow());
    }

    private static int weigh(GranteeGrants grants) {
        return grants.all().stream()
                .mapToInt(
                        grant -> GRANT_BYTES + 4 * grant.constraint().context().bytes().length)
                .sum();
    }

    @Override
    public GranteeGrants of(KeyAddress key, String granteeId) {
        return held.find(new Grantee(key, granteeId)).orElse(GranteeGrants.NONE);
    }

    @Override
    public Optional<Grant> find(GrantAddress address) {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return store.read(snapshot -> grants.find(snapshot, address));
    }

    @Override
    public Optional<Grant> findRepeated(KeyAddress key, Blob requestHash) {
        return store.read(snapshot -> grants.findRepeated(snapshot, key, requestHash));
    }

    @Override
    public Page<Grant> list(KeyAddress key, @Nullable String grantee, @Nullable String after, int limit) {
        String from = after == null ? "" : after;
        List<Grant> found = store.read(snapshot -> grantee == null
                ? grants.after(snapshot, key, from, limit + 1)
                : grants.ofGranteeAfter(snapshot, key, grantee, from, limit + 1));
        return Pages.of(found, limit, grant -> grant.id().text(), grant -> grant);
    }

    @Override
    public Page<Grant> listRetirable(
            Region region, String retiringId, @Nullable AccountId owner, @Nullable String after, int limit) {
        GrantAddress from = after == null ? null : grantAddress(after);
        List<Grant> found =
                store.read(snapshot -> grants.retirableAfter(snapshot, region, retiringId, owner, from, limit + 1));
        return Pages.of(found, limit, grant -> grant.address().key() + "/" + grant.id(), grant -> grant);
    }

    private static GrantAddress grantAddress(String text) {
        String[] parts = text.split("/", 4);
        return new GrantAddress(address(parts[0], parts[1], parts[2]), new GrantId(parts[3]));
    }

    @Override
    public Write insert(Grant grant, KeyFacts key, @Nullable Grant parent) {
        return write(grant, key, sql -> {
            if (parent != null && grants.find(sql, parent.address()).isEmpty()) {
                throw Conflict.INSTANCE; // The right to make it has gone.
            }
            grants.insert(sql, grant);
            keys.replace(sql, key, key.withMoreGrants(1));
        });
    }

    @Override
    public Write end(Grant grant, KeyFacts key, Instant now) {
        return write(grant, key, sql -> {
            grants.end(sql, grant, now);
            keys.replace(sql, key, key.withMoreGrants(-1));
        });
    }

    private static Write write(Grant grant, KeyFacts key, Body body) {
        Grantee grantee = new Grantee(key.address(), grant.grantee().id());
        return new Write(
                key.address().account(),
                List.of(new Touch(KIND, grantee.toString()), SqlKeys.touch(key.address())),
                body);
    }
}
