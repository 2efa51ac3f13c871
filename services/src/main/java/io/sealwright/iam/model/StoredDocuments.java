// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Blob;

/** The documents of inline policies, by the hash that their holder's row keeps. May wait for the store. */
@FunctionalInterface
public interface StoredDocuments {

    /** The document, which some row names. */
    PolicyDocument load(Blob hash);
}
