// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.RoleHolders;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.iam.store.SqlGroups;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.TestStore;
import io.sealwright.vocabulary.AccountId;

/** The room on a real store. */
final class Users {
    static final AccountId ACCOUNT = new AccountId("111122223333");

    final TestStore store;
    final PolicyDocuments documents = new PolicyDocuments();
    final UserRepository users;
    final FirstAdministrator administrators;
    final HeldAccessKeys keys;
    final HeldIdentityPolicies policies;

    Users(TestStore store) {
        this.store = store;
        this.users = new SqlUsers(store.store(), documents, store.crypto());
        this.administrators = new FirstAdministrator(users, store.crypto(), store.random(), TestStore.CLOCK);
        this.keys = new HeldAccessKeys(users, store.crypto(), store.held(), "aws");
        this.policies = new HeldIdentityPolicies(
                users,
                new SqlGroups(store.store(), documents, store.crypto()),
                NoManagedPolicies.INSTANCE,
                RoleHolders.NONE,
                documents,
                store.held());
    }
}
