// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.crypto.KeyHandle;
import io.sealwright.vocabulary.Blob;

/**
 * One material of a key, opened, with what answers and records say of it.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param eventData {@code additionalEventData} for the record of a use
 */
public record OpenMaterial(KeyHandle handle, String id, Blob eventData) {

    public static OpenMaterial of(KeyHandle handle) {
        String id = handle.identity().materialId().toString();
        return new OpenMaterial(handle, id, RecordEntries.ascii("{\"keyMaterialId\":\"%s\"}".formatted(id)));
    }
}
