// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.crypto.KeyMaterialId;
import java.util.Map;
import java.util.Optional;

/** The opened material of one key: what encrypts now, and what once did. Only {@link KmsKey} hands it out. */
public final class KeyMaterials {
    private final KeyMaterialId currentId;
    private final OpenMaterial current;
    private final Map<KeyMaterialId, OpenMaterial> all;

    public KeyMaterials(KeyMaterialId currentId, Map<KeyMaterialId, OpenMaterial> all) {
        OpenMaterial found = all.get(currentId);
        if (found == null) {
            throw new IllegalArgumentException("a key without its current material");
        }
        this.currentId = currentId;
        this.current = found;
        this.all = Map.copyOf(all);
    }

    OpenMaterial current() {
        return current;
    }

    Optional<OpenMaterial> find(KeyMaterialId id) {
        return id.equals(currentId) ? Optional.of(current) : Optional.ofNullable(all.get(id));
    }
}
