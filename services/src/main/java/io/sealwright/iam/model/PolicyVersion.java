// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.Blob;
import java.time.Instant;

/**
 * One version of a managed policy. Versions are made and deleted, never changed.
 *
 * @param number from 1; never given again to another version of the policy
 * @param document SHA-256 of the document's text
 */
public record PolicyVersion(int number, Blob document, Instant created) {

    public PolicyVersion {
        if (number < 1) {
            throw new IllegalArgumentException("versions are counted from one");
        }
    }

    /** As the API spells it: {@code v1}. */
    public String id() {
        return "v" + number;
    }
}
