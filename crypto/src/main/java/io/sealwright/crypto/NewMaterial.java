// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.Blob;

/**
 * Fresh key material, sealed: what the store keeps.
 *
 * @param id given to nothing before
 * @param sealed opens with the {@link MaterialBinding} it was made for
 */
public record NewMaterial(KeyMaterialId id, Blob sealed) {}
