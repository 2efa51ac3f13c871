// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyMaterialId;
import io.sealwright.crypto.NewMaterial;
import io.sealwright.kms.model.Alias;
import io.sealwright.kms.model.GrantRepository;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.kms.model.KeyGrants;
import io.sealwright.kms.model.KeyLabels;
import io.sealwright.kms.model.KeyMaterials;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OpenMaterial;
import io.sealwright.kms.model.Tag;
import io.sealwright.kms.model.Tags;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Loader;
import io.sealwright.store.Queries;
import io.sealwright.store.Snapshot;
import io.sealwright.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a key with its policy and material in one snapshot, compiles the one and opens the other. */
final class KeyLoader implements Loader<KeyAddress, KmsKey> {
    private final KeyRows keys;
    private final MaterialRows materials;
    private final PolicyDocuments documents;
    private final TagRows tags;
    private final AliasRows aliases;
    private final GrantRepository grants;
    private final CryptoBoundary crypto;
    private final String partition;

    KeyLoader(
            KeyRows keys,
            MaterialRows materials,
            TagRows tags,
            AliasRows aliases,
            GrantRepository grants,
            PolicyDocuments documents,
            CryptoBoundary crypto,
            String partition) {
        this.keys = keys;
        this.materials = materials;
        this.tags = tags;
        this.aliases = aliases;
        this.grants = grants;
        this.documents = documents;
        this.crypto = crypto;
        this.partition = partition;
    }

    @Override
    public Optional<KmsKey> load(KeyAddress address, Snapshot snapshot) {
        return read(address, snapshot);
    }

    Optional<KmsKey> loadUnheld(KeyAddress address, Store store) {
        return store.read(snapshot -> read(address, snapshot));
    }

    private Optional<KmsKey> read(KeyAddress address, Queries queries) {
        return keys.find(queries, address).map(key -> {
            PolicyDocument policy = documents.load(queries, key.policyHash(), PolicyType.KEY_POLICY);
            var grantsOfKey = new KeyGrants(address, key.grantCount(), grants::of);
            return new KmsKey(key, partition, policy, open(key, queries), grantsOfKey, labels(key, queries));
        });
    }

    /** The counts tell what need not be read. */
    private KeyLabels labels(KeyFacts key, Queries queries) {
        if (key.tagCount() == 0 && key.aliasCount() == 0) {
            return KeyLabels.NONE;
        }
        List<Tag> tagged = tags.after(queries, key.address(), 0, Tags.MAX_PER_KEY).stream()
                .map(TagRows.Placed::tag)
                .toList();
        List<String> names = aliases.ofKeyAfter(queries, key.address(), "", Alias.MAX_PER_KEY + 1).stream()
                .map(alias -> alias.address().name())
                .toList();
        if (tagged.size() != key.tagCount() || names.size() != key.aliasCount()) {
            throw new DamagedRow("kms_key", key.address().toString()); // What it counts is not what is there.
        }
        return new KeyLabels(tagged, names);
    }

    private KeyMaterials open(KeyFacts key, Queries queries) {
        Map<KeyMaterialId, OpenMaterial> opened = new HashMap<>();
        for (NewMaterial material : materials.all(queries, key.address())) {
            opened.put(material.id(), open(key, material));
        }
        if (!opened.containsKey(key.currentMaterialId())) {
            throw new DamagedRow("kms_key_material", key.address().toString());
        }
        return new KeyMaterials(key.currentMaterialId(), opened);
    }

    private OpenMaterial open(KeyFacts key, NewMaterial material) {
        try {
            return OpenMaterial.of(crypto.open(material.sealed(), key.binding(material.id())));
        } catch (BadSeal e) {
            throw new DamagedRow("kms_key_material", key.address().toString());
        }
    }
}
