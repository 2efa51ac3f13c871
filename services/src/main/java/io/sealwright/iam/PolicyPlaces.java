// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.RoleId;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the documents that speak for a caller lie: in the user, role or group that they are part of, or in a managed
 * policy that is attached. Who shows one asks for the right to read that. Thread-safe; reads the store.
 */
public final class PolicyPlaces {
    private final UserRepository users;
    private final GroupRepository groups;
    private final RoleRepository roles;
    private final ManagedPolicyRepository policies;
    private final String partition;

    public PolicyPlaces(
            UserRepository users,
            GroupRepository groups,
            RoleRepository roles,
            ManagedPolicyRepository policies,
            String partition) {
        this.users = users;
        this.groups = groups;
        this.roles = roles;
        this.policies = policies;
        this.partition = partition;
    }

    /**
     * The users, roles, groups and managed policies, by ARN, from which {@code principal} has a document now; of a
     * managed policy each version that is kept counts. Empty when there is none any more.
     *
     * @param document SHA-256 of its text
     */
    public List<Arn> of(Principal principal, Blob document) {
        List<Arn> places = new ArrayList<>();
        switch (principal) {
            case Principal.User user -> ofUser(user, document, places);
            case Principal.FederatedUser session -> ofUser(session.issuer(), document, places);
            case Principal.AssumedRole session ->
                roles.find(new RoleId(session.roleId()))
                        .ifPresent(role -> add(role.arn(partition), role.attachments(), document, places));
            case Principal.Root _, Principal.Federated _ -> {} // They have no policies.
        }
        return places;
    }

    private void ofUser(Principal.User principal, Blob document, List<Arn> places) {
        users.find(new UserId(principal.principalId())).ifPresent(user -> {
            add(user.principal(partition).arn(), user.attachments(), document, places);
            for (Group group : groups.of(user)) {
                add(group.arn(partition), group.attachments(), document, places);
            }
        });
    }

    private void add(Arn holder, Attachments attachments, Blob document, List<Arn> places) {
        if (attachments.inlinePolicies().stream()
                .anyMatch(policy -> policy.document().equals(document))) {
            places.add(holder);
        }
        attachments.managedPolicies().forEach(arn -> addManaged(arn, document, places));
        Arn boundary = attachments.permissionsBoundary();
        if (boundary != null) {
            addManaged(boundary, document, places);
        }
    }

    private void addManaged(Arn arn, Blob document, List<Arn> places) {
        policies.find(arn)
                .filter(policy -> policy.versions().stream()
                        .anyMatch(version -> version.document().equals(document)))
                .ifPresent(_ -> places.add(arn));
    }
}
