// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.gateway.Identities;
import io.sealwright.gateway.Identity;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Queries;
import io.sealwright.store.Snapshot;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The compiled identity policies of principals, held under their unique ids until a change touches the principal. Its
 * generation is the version of the user's row.
 */
public final class HeldIdentityPolicies implements Identities {
    private static final int BYTES_PER_CHARACTER = 3; // the text and what it compiles to, about

    private final UserRepository users;
    private final PolicyDocuments documents;
    private final Held<String, Identity> held;

    public HeldIdentityPolicies(UserRepository users, PolicyDocuments documents, HeldState state) {
        this.users = users;
        this.documents = documents;
        this.held = state.hold(SqlUsers.USER, Function.identity(), this::load, HeldIdentityPolicies::weigh);
    }

    @Override
    public Identity of(Principal principal) {
        return switch (principal) {
            case Principal.User user -> of(user);
            case Principal.FederatedUser federated -> of(federated.issuer());
            case Principal.Root _, Principal.AssumedRole _, Principal.Federated _ -> Identity.NONE;
        };
    }

    private Identity of(Principal.User user) {
        return held.find(user.principalId()).orElse(Identity.NONE);
    }

    private Optional<Identity> load(String id, Snapshot snapshot) {
        return users.find(snapshot, new UserId(id)).map(user -> Identity.of(policies(snapshot, user)));
    }

    private PolicySet policies(Queries queries, User user) {
        List<PolicyDocument> attached = new ArrayList<>();
        for (InlinePolicy policy : user.attachments().inlinePolicies()) {
            attached.add(documents.load(queries, policy.document(), PolicyType.IDENTITY_POLICY));
        }
        return PolicySet.of(PolicyKind.IDENTITY, user.version(), attached);
    }

    private static int weigh(Identity identity) {
        return identity.policies().documents().stream()
                .mapToInt(document -> document.text().length() * BYTES_PER_CHARACTER)
                .sum();
    }
}
