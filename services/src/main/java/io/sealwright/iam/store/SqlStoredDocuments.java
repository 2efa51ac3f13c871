// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.iam.model.StoredDocuments;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.Blob;

/** The documents of inline policies in SQL. */
public final class SqlStoredDocuments implements StoredDocuments {
    private final Store store;
    private final PolicyDocuments documents;

    public SqlStoredDocuments(Store store, PolicyDocuments documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public PolicyDocument load(Blob hash) {
        return store.read(snapshot -> documents.load(snapshot, hash, PolicyType.IDENTITY_POLICY));
    }
}
