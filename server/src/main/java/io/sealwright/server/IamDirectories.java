// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.gateway.Target;
import io.sealwright.iam.HeldRoles;
import io.sealwright.iam.HeldRoles.HeldRole;
import io.sealwright.iam.HeldUsers;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.iam.model.RoleId;
import io.sealwright.iam.model.Tag;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.sts.HeldSessions;
import io.sealwright.sts.model.ManagedPolicyDirectory;
import io.sealwright.sts.model.OpenIdConnectProvider;
import io.sealwright.sts.model.ProviderDirectory;
import io.sealwright.sts.model.Role;
import io.sealwright.sts.model.RoleDirectory;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/** What STS asks about IAM's roles, users, managed policies and identity providers, answered by IAM. Thread-safe. */
final class IamDirectories implements RoleDirectory, ManagedPolicyDirectory {
    private static final int BYTES_PER_CHARACTER = 3; // the text and what it compiles to, about

    private final HeldRoles roles;
    private final HeldUsers users;
    private final String partition;
    private final Held<Arn, PolicyDocument> policies;

    IamDirectories(
            HeldRoles roles, HeldUsers users, ManagedPolicies managedPolicies, HeldState state, String partition) {
        this.roles = roles;
        this.users = users;
        this.partition = partition;
        this.policies = state.hold(
                ManagedPolicies.KIND,
                text -> Arn.parse(text).orElseThrow(),
                (arn, snapshot) -> managedPolicies.document(snapshot, arn),
                document -> document.text().length() * BYTES_PER_CHARACTER);
    }

    /** What the door asks of a session at each use. */
    HeldSessions.Needs needs(InstantSource clock) {
        return new HeldSessions.Needs(this, users::find, this, clock);
    }

    /** Providers as the store has them: asked on threads that may wait. */
    ProviderDirectory providers(OpenIdConnectProviderRepository repository) {
        return arn -> repository.find(arn).map(found -> new OpenIdConnectProvider(arn, url(arn), found.clientIds()));
    }

    /** The ARN has the URL but for its scheme, letter for letter. */
    private static String url(Arn arn) {
        return "https://" + arn.resource().substring("oidc-provider/".length());
    }

    @Override
    public Optional<Role> find(Arn arn) {
        return roles.find(arn).map(this::role);
    }

    @Override
    public Optional<Role> find(AccountId account, String roleId) {
        return roles.find(new RoleId(roleId))
                .map(this::role)
                .filter(role -> role.account().equals(account));
    }

    @Override
    public Optional<PolicyDocument> find(AccountId account, Arn policy) {
        boolean own = policy.account().equals("aws") || policy.account().equals(account.digits());
        return own ? policies.find(policy) : Optional.empty();
    }

    private Role role(HeldRole held) {
        io.sealwright.iam.model.Role role = held.role();
        return new Role(
                partition,
                role.account(),
                role.path(),
                role.name(),
                role.id().text(),
                role.version(),
                new Target.Guard.OwnPolicy(held.trust()),
                Duration.ofSeconds(role.maxSessionDuration()),
                role.attachments().tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
    }
}
