// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.UserRepository;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells whether the principals that a policy names exist, which whoever stores the policy must know. Users are the only
 * identities there are so far: a role, a session or a federated user is nobody.
 */
public final class KnownPrincipals {
    private static final String USER = "user/";
    private static final String FEDERATED = "federated-user/";

    private final UserRepository users;
    private final Predicate<AccountId> accounts;
    private final String partition;

    /**
     * Who exists in this installation.
     *
     * @param accounts whether an account exists; may ask the store
     * @param partition of every ARN here: an ARN of another names nobody
     */
    public KnownPrincipals(UserRepository users, Predicate<AccountId> accounts, String partition) {
        this.users = users;
        this.accounts = accounts;
        this.partition = partition;
    }

    /** Whether each of {@code principals} exists now. May wait for the store. */
    public boolean allExist(List<PolicyPrincipal> principals) {
        return principals.stream().allMatch(principal -> idOf(principal).isPresent());
    }

    /**
     * What a principal is known by, now: of an account its digits, of a user its unique id, of a federated session its
     * {@code principalId}, of a service its name, of everyone {@code *}. Empty for whoever does not exist. May wait for
     * the store.
     */
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
        if (arn.service().equals("iam") && arn.resource().startsWith(USER)) {
            return userId(arn);
        }
        return arn.service().equals("sts") && arn.resource().startsWith(FEDERATED)
                ? federatedId(arn)
                : Optional.empty();
    }

    /** A user is named exactly: with its path, and in the case it was made with. */
    private Optional<String> userId(Arn arn) {
        String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        return users.find(new AccountId(arn.account()), name)
                .filter(user -> user.principal(partition).arn().equals(arn))
                .map(user -> user.id().text());
    }

    /** Any user of the account may begin a session under any name. */
    private Optional<String> federatedId(Arn arn) {
        AccountId account = new AccountId(arn.account());
        String name = arn.resource().substring(FEDERATED.length());
        return accounts.test(account) ? Optional.of(account.digits() + ':' + name) : Optional.empty();
    }
}
