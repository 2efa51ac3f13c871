// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

import io.sealwright.gateway.Identities;
import io.sealwright.gateway.Identity;
import io.sealwright.gateway.Target;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.sts.jwt.IssuerKeys;
import io.sealwright.sts.jwt.KeySet;
import io.sealwright.sts.model.ManagedPolicyDirectory;
import io.sealwright.sts.model.OpenIdConnectProvider;
import io.sealwright.sts.model.ProviderDirectory;
import io.sealwright.sts.model.Role;
import io.sealwright.sts.model.RoleDirectory;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;

/** Roles, providers and managed policies in memory, as STS asks for them. */
@NullUnmarked
public final class TestRoles implements RoleDirectory, ManagedPolicyDirectory, IssuerKeys {
    private final Map<Arn, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();
    private final Map<Arn, OpenIdConnectProvider> providers = new ConcurrentHashMap<>();
    private final Map<String, KeySet> keys = new ConcurrentHashMap<>();
    private final Map<Arn, PolicyDocument> policies = new ConcurrentHashMap<>();
    private final AtomicInteger drawn = new AtomicInteger();

    /** A new role with this trust policy, whose own policy allows these actions on everything. */
    public Role role(String account, String name, String trust, String... actions) {
        return role(account, name, trust, Duration.ofHours(1), Map.of(), actions);
    }

    public Role role(
            String account, String name, String trust, Duration longest, Map<String, String> tags, String... actions) {
        String id =
                "AROA%017d".formatted(drawn.incrementAndGet()).replace('0', 'A').replace('1', 'B');
        PolicySet trusted = PolicySet.of(PolicyKind.TRUST, 1, List.of(document(trust, PolicyType.TRUST_POLICY)));
        Role role = new Role(
                "aws", new AccountId(account), "/", name, id, 1, new Target.Guard.OwnPolicy(trusted), longest, tags);
        roles.put(role.arn(), role);
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"%s\"],\"Resource\":\"*\"}}"
                        .formatted(String.join("\",\"", actions.length == 0 ? new String[] {"none:None"} : actions));
        may(role, policy);
        return role;
    }

    /** Gives a role another policy in the place of its own. */
    public void may(Role role, String policy) {
        PolicySet own = PolicySet.of(PolicyKind.IDENTITY, 1, List.of(document(policy, PolicyType.IDENTITY_POLICY)));
        identities.put(role.id(), new Identity(own, null, role.tags()));
    }

    public void delete(Role role) {
        roles.remove(role.arn(), role);
        identities.remove(role.id());
    }

    public OpenIdConnectProvider provider(String account, String url, KeySet published, String... clientIds) {
        Arn arn = new Arn("aws", "iam", "", account, "oidc-provider/" + url.substring("https://".length()));
        OpenIdConnectProvider provider = new OpenIdConnectProvider(arn, url, List.of(clientIds));
        providers.put(arn, provider);
        keys.put(url, published);
        return provider;
    }

    public Arn managedPolicy(String account, String name, String text) {
        Arn arn = new Arn("aws", "iam", "", account, "policy/" + name);
        policies.put(arn, document(text, PolicyType.IDENTITY_POLICY));
        return arn;
    }

    public void deletePolicy(Arn arn) {
        policies.remove(arn);
    }

    /** Those of roles from here, of all others from {@code others}. */
    public Identities identities(Identities others) {
        return principal -> {
            Identity own = principal instanceof Principal.AssumedRole session ? identities.get(session.roleId()) : null;
            return own != null ? own : others.of(principal);
        };
    }

    @Override
    public Optional<Role> find(Arn arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    @Override
    public Optional<Role> find(AccountId account, String roleId) {
        return roles.values().stream()
                .filter(role -> role.account().equals(account) && role.id().equals(roleId))
                .findFirst();
    }

    @Override
    public Optional<PolicyDocument> find(AccountId account, Arn policy) {
        return policy.account().equals(account.digits()) || policy.account().equals("aws")
                ? Optional.ofNullable(policies.get(policy))
                : Optional.empty();
    }

    /** As {@link ProviderDirectory}. */
    public ProviderDirectory providers() {
        return arn -> Optional.ofNullable(providers.get(arn));
    }

    @Override
    public Optional<KeySet> of(AccountId account, String issuer) {
        return Optional.ofNullable(keys.get(issuer));
    }

    @Override
    public Optional<KeySet> newerOf(AccountId account, String issuer) {
        return of(account, issuer);
    }

    private static PolicyDocument document(String text, PolicyType type) {
        try {
            return PolicyDocuments.compile(text, type);
        } catch (MalformedPolicy e) {
            throw new AssertionError(e);
        }
    }
}
