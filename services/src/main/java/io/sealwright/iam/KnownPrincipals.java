// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.UserRepository;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells whether the principals that a policy names exist, which whoever stores the policy must know. Users are the only
 * identities there are so far: a role, a session or a federated user is nobody.
 */
public final class KnownPrincipals {
    private static final String USER = "user/";

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
        return principals.stream().allMatch(this::exists);
    }

    private boolean exists(PolicyPrincipal principal) {
        return switch (principal) {
            case PolicyPrincipal.Everyone() -> true;
            case PolicyPrincipal.Account(var named, var account) ->
                (named.isEmpty() || named.equals(partition)) && accounts.test(account);
            case PolicyPrincipal.Entity(var arn) -> isUser(arn);
            case PolicyPrincipal.Service(var name) -> name.endsWith(".amazonaws.com");
            case PolicyPrincipal.UniqueId _, PolicyPrincipal.Federated _, PolicyPrincipal.CanonicalUser _ -> false;
        };
    }

    /** A user is named exactly: with its path, and in the case it was made with. */
    private boolean isUser(Arn arn) {
        if (!arn.partition().equals(partition)
                || !arn.service().equals("iam")
                || !arn.resource().startsWith(USER)) {
            return false;
        }
        String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        return users.find(new AccountId(arn.account()), name)
                .filter(user -> user.principal(partition).arn().equals(arn))
                .isPresent();
    }
}
