// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

/** A label of a key: {@code key} is unique on the key, {@code value} may be empty. */
public record Tag(String key, String value) {}
