// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyId;
import io.sealwright.crypto.NewMaterial;
import io.sealwright.kms.model.Erasure;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.rows.DamagedRow;
import io.sealwright.store.Body;
import io.sealwright.store.Queries;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the erasure of a domain key version needs of KMS: which Regions owe one, and their material, sealed anew. */
public final class SqlErasures {

    /** One more than a key's address, to begin before the first. */
    private static final String BEFORE_ALL = "";

    private final Store store;
    private final CryptoBoundary crypto;
    private final ErasureRows erasures;
    private final KeyRows keys;
    private final MaterialRows materials;

    public SqlErasures(Store store, CryptoBoundary crypto) {
        this.store = store;
        this.crypto = crypto;
        this.erasures = new ErasureRows(crypto);
        this.keys = new KeyRows(crypto);
        this.materials = new MaterialRows(crypto);
    }

    /** Regions that owe an erasure, the oldest destruction first. */
    public List<Erasure> owing() {
        return store.read(erasures::owing);
    }

    public Erasure of(Region region) {
        return store.read(snapshot -> erasures.find(snapshot, region));
    }

    /** Changes what a Region owes, as it is found then. */
    public Body change(Region region, UnaryOperator<Erasure> change) {
        return sql -> erasures.put(sql, change.apply(erasures.find(sql, region)));
    }

    /** Where a walk through a Region's keys stands. */
    public record Place(String account, String keyId) {
        public static final Place START = new Place(BEFORE_ALL, BEFORE_ALL);
    }

    /**
     * Some material, sealed anew.
     *
     * @param next where to go on, after the last key that was looked at
     * @param last whether there are no keys after that
     * @param count how many materials {@code body} writes; without any there is nothing to commit
     */
    public record Batch(Place next, boolean last, int count, Body body) {}

    /**
     * Seals anew what the next keys of a Region have under versions below {@code below}. Nobody's held state changes by
     * it: the material is the same.
     *
     * @throws DamagedRow for a key that is not as it was written: while it is not mended nothing is erased, for that
     *     would destroy it
     */
    public Batch sealAnew(Region region, int below, Place after, int limit) {
        return store.read(snapshot -> {
            List<KeyAddress> some = addresses(snapshot, region, after, limit);
            List<Body> bodies = new ArrayList<>();
            for (KeyAddress address : some) {
                KeyFacts key = keys.find(snapshot, address).orElseThrow();
                for (NewMaterial material : materials.all(snapshot, address)) {
                    if (CryptoBoundary.domainKeyVersion(material.sealed()) < below) {
                        bodies.add(materials.replace(address, material, sealedAnew(key, material)));
                    }
                }
            }
            Place next = some.isEmpty()
                    ? after
                    : new Place(
                            some.getLast().account().digits(),
                            some.getLast().keyId().toString());
            return new Batch(next, some.size() < limit, bodies.size(), sql -> {
                for (Body body : bodies) {
                    body.write(sql);
                }
            });
        });
    }

    /**
     * Passes only if all material of a Region is there and sealed under {@code version} or a later one. A walk through
     * its keys does not see one whose row is gone or stands in another Region; its material would die with the others.
     *
     * @throws DamagedRow where there is such material
     * @throws io.sealwright.store.UnprovenRow where material was taken away, put there or changed
     */
    public void requireNothingBelow(Region region, int version) {
        store.read(snapshot -> {
            materials.requireNothingBelow(snapshot, region, version);
            return region;
        });
    }

    private static List<KeyAddress> addresses(Queries queries, Region region, Place after, int limit) {
        return queries.list(
                """
                SELECT account, key_id FROM kms_key
                 WHERE region = ? AND (account, key_id) > (?, ?)
                 ORDER BY account, key_id LIMIT ?
                """,
                row -> new KeyAddress(
                        new AccountId(row.getString(1)),
                        region,
                        KeyId.parse(row.getString(2)).orElseThrow()),
                region.name(),
                after.account(),
                after.keyId(),
                (long) limit);
    }

    private NewMaterial sealedAnew(KeyFacts key, NewMaterial material) {
        try {
            return new NewMaterial(material.id(), crypto.sealAnew(material.sealed(), key.binding(material.id())));
        } catch (BadSeal e) {
            throw new DamagedRow("kms_key_material", key.address().toString());
        }
    }
}
