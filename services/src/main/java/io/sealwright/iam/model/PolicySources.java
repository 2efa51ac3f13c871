// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.AccountPolicies;
import io.sealwright.gateway.Call;
import io.sealwright.policy.NamedPolicy;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the user, group or role whose policies a request simulates, with all of its policies. Tells nobody what it
 * found.
 */
public final class PolicySources {
    private final UserRepository users;
    private final GroupRepository groups;
    private final RoleRepository roles;
    private final ManagedPolicyRepository policies;
    private final StoredDocuments documents;
    private final AccountPolicies organization;
    private final String partition;

    public PolicySources(
            UserRepository users,
            GroupRepository groups,
            RoleRepository roles,
            ManagedPolicyRepository policies,
            StoredDocuments documents,
            AccountPolicies organization,
            String partition) {
        this.users = users;
        this.groups = groups;
        this.roles = roles;
        this.policies = policies;
        this.documents = documents;
        this.organization = organization;
        this.partition = partition;
    }

    /**
     * The entity with this ARN, in the caller's account.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationError, InvalidInput for what cannot be the ARN of one
     */
    public EntityTarget<SimulatedCaller> byArn(String text, Call call) {
        Arn arn = PolicyArns.read(text);
        if (!arn.service().equals("iam") || arn.resource().indexOf('/') < 0) {
            throw IamError.INVALID_INPUT.because("Invalid Entry for PolicySourceArn: %s", text);
        }
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        if (!arn.account().equals(call.account().digits())) {
            return absent(arn);
        }
        return find(arn, call.account())
                .map(caller -> EntityTarget.present(arn, caller, 0))
                .orElseGet(() -> absent(arn));
    }

    private static EntityTarget<SimulatedCaller> absent(Arn arn) {
        return EntityTarget.absent(arn, "%s does not exist.".formatted(arn));
    }

    private Optional<SimulatedCaller> find(Arn arn, AccountId account) {
        String resource = arn.resource();
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        return switch (resource.substring(0, resource.indexOf('/'))) {
            case "user" ->
                users.find(account, name)
                        .filter(user -> user.principal(partition).arn().equals(arn))
                        .map(this::of);
            case "group" ->
                groups.find(account, name)
                        .filter(group -> resource.equals("group" + group.path() + group.name()))
                        .map(this::of);
            case "role" ->
                roles.find(account, name)
                        .filter(role -> role.arn(partition).equals(arn))
                        .map(this::of);
            default -> Optional.empty();
        };
    }

    private SimulatedCaller of(User user) {
        List<NamedPolicy> all = new ArrayList<>(attached(user.attachments(), "user_" + user.name()));
        for (Group group : groups.of(user)) {
            all.addAll(attached(group.attachments(), "group_" + group.name()));
        }
        return caller(user.principal(partition), all, user.attachments());
    }

    /** A group calls nothing; its policies are tried as if a user of its name did. */
    private SimulatedCaller of(Group group) {
        var member = new Principal.User(
                partition, group.account(), "/", group.name(), group.id().text());
        return caller(member, attached(group.attachments(), "group_" + group.name()), Attachments.NONE);
    }

    private SimulatedCaller of(Role role) {
        var session = new Principal.AssumedRole(
                partition, role.account(), role.path(), role.name(), role.id().text(), "simulation");
        return caller(session, attached(role.attachments(), "role_" + role.name()), role.attachments());
    }

    private SimulatedCaller caller(Principal principal, List<NamedPolicy> all, Attachments bounded) {
        Arn boundary = bounded.permissionsBoundary();
        return new SimulatedCaller(
                principal,
                all,
                boundary == null ? null : managed(boundary),
                organization.serviceControl(principal.account()));
    }

    private List<NamedPolicy> attached(Attachments attachments, String holder) {
        List<NamedPolicy> all = new ArrayList<>();
        for (InlinePolicy policy : attachments.inlinePolicies()) {
            all.add(NamedPolicy.inline("%s_%s".formatted(holder, policy.name()), documents.load(policy.document())));
        }
        attachments.managedPolicies().forEach(arn -> all.add(managed(arn)));
        return all;
    }

    private NamedPolicy managed(Arn arn) {
        ManagedPolicy policy = policies.find(arn).orElseThrow();
        return new NamedPolicy(policy.name(), arn, policies.document(policy, policy.inForce()));
    }
}
