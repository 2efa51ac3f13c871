// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.vocabulary.Blob;
import java.util.regex.Pattern;

/**
 * A policy that is part of its user: a name, and the hash of the document.
 *
 * @param name 1 to 128 of letters, digits and {@code _+=,.@-}
 * @param document SHA-256 of the document's text
 */
public record InlinePolicy(String name, Blob document) {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");

    public InlinePolicy {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a policy");
        }
    }
}
