// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.IdentityDirectory;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells whether the principals that a policy names exist, and by which ids, which whoever stores the policy must know.
 */
public final class KnownPrincipals implements IdentityDirectory {
    private static final String USER = "user/";
    private static final String ROLE = "role/";
    private static final String SESSION = "assumed-role/";
    private static final String FEDERATED = "federated-user/";

    private final UserRepository users;
    private final RoleRepository roles;
    private final Predicate<AccountId> accounts;
    private final String partition;

    /**
     * Who exists in this installation.
     *
     * @param accounts whether an account exists; may ask the store
     * @param partition of every ARN here: an ARN of another names nobody
     */
    public KnownPrincipals(
            UserRepository users, RoleRepository roles, Predicate<AccountId> accounts, String partition) {
        this.users = users;
        this.roles = roles;
        this.accounts = accounts;
        this.partition = partition;
    }

    /** Whether each of {@code principals} exists now. May wait for the store. */
    public boolean allExist(List<PolicyPrincipal> principals) {
        return principals.stream().allMatch(principal -> idOf(principal).isPresent());
    }

    /**
     * What a principal is known by, now: of an account its digits, of a user or role its unique id, of a session its
     * role's id and its name, of a service its name, of everyone {@code *}. Empty for whoever does not exist. May wait
     * for the store.
     */
    @Override
    public Optional<String> idOf(PolicyPrincipal principal) {
        return switch (principal) {
            case PolicyPrincipal.Everyone() -> Optional.of("*");
            case PolicyPrincipal.Account(var named, var account) ->
                (named.isEmpty() || named.equals(partition)) && accounts.test(account)
                        ? Optional.of(account.digits())
                        : Optional.empty();
            case PolicyPrincipal.Entity(var arn) -> idOf(arn);
            case PolicyPrincipal.Service(var name) ->
                name.endsWith(".amazonaws.com") ? Optional.of(name) : Optional.empty();
            case PolicyPrincipal.UniqueId _, PolicyPrincipal.Federated _, PolicyPrincipal.CanonicalUser _ ->
                Optional.empty();
        };
    }

    private Optional<String> idOf(Arn arn) {
        if (!arn.partition().equals(partition)) {
            return Optional.empty();
        }
        return switch (arn.service()) {
            case "iam" -> entityId(arn);
            case "sts" -> sessionId(arn);
            default -> Optional.empty();
        };
    }

    /** A user or role is named exactly: with its path, and in the case it was made with. */
    private Optional<String> entityId(Arn arn) {
        AccountId account = new AccountId(arn.account());
        String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        if (arn.resource().startsWith(USER)) {
            return users.find(account, name)
                    .filter(user -> user.principal(partition).arn().equals(arn))
                    .map(user -> user.id().text());
        }
        if (arn.resource().startsWith(ROLE)) {
            return roles.find(account, name)
                    .filter(role -> role.arn(partition).equals(arn))
                    .map(role -> role.id().text());
        }
        return Optional.empty();
    }

    private Optional<String> sessionId(Arn arn) {
        AccountId account = new AccountId(arn.account());
        if (arn.resource().startsWith(FEDERATED)) { // Any user of the account may begin one under any name.
            String name = arn.resource().substring(FEDERATED.length());
            return accounts.test(account) ? Optional.of(account.digits() + ':' + name) : Optional.empty();
        }
        String[] parts = arn.resource().split("/", -1);
        if (!arn.resource().startsWith(SESSION) || parts.length != 3) {
            return Optional.empty();
        }
        return roles.find(account, parts[1])
                .filter(role -> role.name().equals(parts[1]))
                .map(role -> role.id().text() + ':' + parts[2]);
    }
}
