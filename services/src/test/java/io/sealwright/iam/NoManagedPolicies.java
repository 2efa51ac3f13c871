// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.store.Body;
import io.sealwright.store.Queries;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.Optional;

/** Where there are no managed policies, none is found. */
public enum NoManagedPolicies implements ManagedPolicies {
    INSTANCE;

    @Override
    public Optional<Attachable> find(AccountId account, Arn arn) {
        return Optional.empty();
    }

    @Override
    public Optional<PolicyDocument> document(Queries queries, Arn arn) {
        return Optional.empty();
    }

    @Override
    public Body addUse(AccountId account, Attachable policy, Use use, String entity) {
        throw new IllegalStateException("none was found");
    }

    @Override
    public Body removeUse(AccountId account, Attachable policy, Use use, String entity) {
        throw new IllegalStateException("none was found");
    }
}
