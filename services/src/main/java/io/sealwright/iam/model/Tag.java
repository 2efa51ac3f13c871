// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

/** A label of an entity. IAM tells keys apart without regard to case, and keeps the case they were given in. */
public record Tag(String key, String value) {

    /** Whether it has this key, whatever the case. */
    public boolean isNamed(String other) {
        return key.equalsIgnoreCase(other);
    }
}
