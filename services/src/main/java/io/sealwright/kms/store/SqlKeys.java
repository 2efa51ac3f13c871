// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyId;
import io.sealwright.crypto.NewMaterial;
import io.sealwright.gateway.Write;
import io.sealwright.kms.model.Alias;
import io.sealwright.kms.model.GrantRepository;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.Tag;
import io.sealwright.kms.model.Tags;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Body;
import io.sealwright.store.Conflict;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Sql;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Page;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys in SQL. What is found by address comes from held state, whole and opened; lists are read from the store. */
public final class SqlKeys implements KeyRepository {
    private static final String KIND = "kms-key";

    /** A key with its opened material, about; compiled policies are shared by hash. */
    private static final int HELD_BYTES = 2_500;

    private final Store store;
    private final PolicyDocuments documents;
    private final KeyLoader loader;
    private final KeyRows keys;
    private final MaterialRows materials;
    private final TagRows tags;
    private final AliasRows aliases;
    private final ErasureRows erasures;
    private final Held<KeyAddress, KmsKey> held;

    public SqlKeys(
            Store store,
            PolicyDocuments documents,
            GrantRepository grants,
            CryptoBoundary crypto,
            HeldState state,
            String partition) {
        this.store = store;
        this.documents = documents;
        this.keys = new KeyRows(crypto);
        this.materials = new MaterialRows(crypto);
        this.tags = new TagRows(crypto);
        this.aliases = new AliasRows(crypto);
        this.erasures = new ErasureRows(crypto);
        this.loader = new KeyLoader(keys, materials, tags, aliases, grants, documents, crypto, partition);
        this.held = state.hold(
                KIND, SqlKeys::address, loader, key -> HELD_BYTES + key.labels().weight());
    }

    private static KeyAddress address(String text) {
        String[] parts = text.split("/", 3);
        return address(parts[0], parts[1], parts[2]);
    }

    private static KeyAddress address(String account, String region, String keyId) {
        return new KeyAddress(
                new AccountId(account), new Region(region), KeyId.parse(keyId).orElseThrow());
    }

    @Override
    public Optional<KmsKey> find(KeyAddress address) {
        return held.find(address);
    }

    @Override
    public Optional<KmsKey> findUnheld(KeyAddress address) {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return loader.loadUnheld(address, store);
    }

    @Override
    public Page<KeyAddress> list(AccountId account, Region region, @Nullable String after, int limit) {
        List<String> ids = store.read(snapshot -> snapshot.list(
                """
                SELECT key_id FROM kms_key
                 WHERE account = ? AND region = ? AND key_id > ?
                 ORDER BY key_id LIMIT ?
                """, row -> row.getString(1), account.digits(), region.name(), after == null ? "" : after, limit + 1L));
        return Pages.of(ids, limit, id -> id, id -> address(account.digits(), region.name(), id));
    }

    @Override
    public Page<Tag> tags(KeyAddress address, @Nullable String after, int limit) {
        long position = after == null ? 0 : Long.parseLong(after);
        List<TagRows.Placed> placed = store.read(snapshot -> tags.after(snapshot, address, position, limit + 1));
        return Pages.of(placed, limit, tag -> Long.toString(tag.position()), TagRows.Placed::tag);
    }

    @Override
    public Write insert(KeyFacts key, NewMaterial material, PolicyDocument policy, List<Tag> given) {
        return write(key, sql -> {
            if (CryptoBoundary.domainKeyVersion(material.sealed())
                    < erasures.lowestVersion(sql, key.address().region())) {
                throw Conflict.INSTANCE; // Sealed under a domain key that is being erased: it is sealed again.
            }
            documents.insert(sql, policy);
            keys.insert(sql, key);
            materials.insert(sql, key.address(), material, key.created());
            long position = 0;
            for (Tag tag : given) {
                tags.insert(sql, key.address(), new TagRows.Placed(++position, tag));
            }
        });
    }

    @Override
    public Write replace(KeyFacts before, KeyFacts after) {
        return write(before, sql -> keys.replace(sql, before, after));
    }

    @Override
    public Write replacePolicy(KeyFacts before, PolicyDocument policy, PrincipalIds principals) {
        return write(before, sql -> {
            documents.insert(sql, policy);
            keys.replace(sql, before, before.withPolicy(policy.hash(), principals));
        });
    }

    @Override
    public Write tag(KeyFacts before, List<Tag> given) {
        return write(before, sql -> {
            Map<String, Long> positions = positions(sql, before.address());
            long last =
                    positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
            for (Tag tag : given) {
                Long position = positions.get(tag.key());
                if (position != null) {
                    tags.replace(sql, before.address(), new TagRows.Placed(position, tag));
                } else {
                    positions.put(tag.key(), ++last);
                    tags.insert(sql, before.address(), new TagRows.Placed(last, tag));
                }
            }
            if (positions.size() > Tags.MAX_PER_KEY) {
                throw Tags.tooMany();
            }
            keys.replace(sql, before, before.withTags(positions.size()));
        });
    }

    @Override
    public Write untag(KeyFacts before, List<String> tagKeys) {
        return write(before, sql -> {
            for (String tagKey : tagKeys) {
                tags.delete(sql, before.address(), tagKey);
            }
            keys.replace(
                    sql,
                    before,
                    before.withTags(positions(sql, before.address()).size()));
        });
    }

    private Map<String, Long> positions(Sql sql, KeyAddress address) {
        Map<String, Long> positions = new LinkedHashMap<>();
        for (TagRows.Placed placed : tags.after(sql, address, 0, Tags.MAX_PER_KEY)) {
            positions.put(placed.tag().key(), placed.position());
        }
        return positions;
    }

    @Override
    public List<KeyAddress> dueForDeletion(Instant now, int limit) {
        return store.read(snapshot -> snapshot.list(
                """
                SELECT account, region, key_id FROM kms_key
                 WHERE state = 'PendingDeletion' AND deletion_at <= ?
                 ORDER BY deletion_at LIMIT ?
                """, row -> address(row.getString(1), row.getString(2), row.getString(3)), now.toEpochMilli(), (long)
                        limit));
    }

    @Override
    public Write destroy(KeyFacts key, Instant now) {
        List<Touch> touches = new ArrayList<>();
        touches.add(touch(key.address()));
        for (Alias alias : store.read(snapshot -> aliases.ofKeyAfter(snapshot, key.address(), "", Alias.MAX_PER_KEY))) {
            touches.add(SqlAliases.touch(alias.address()));
        }
        return new Write(key.address().account(), touches, new Destruction(key, erasures, now));
    }

    private static Write write(KeyFacts key, Body body) {
        return new Write(key.address().account(), List.of(touch(key.address())), body);
    }

    static Touch touch(KeyAddress address) {
        return new Touch(KIND, address.toString());
    }
}
