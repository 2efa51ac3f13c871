// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.iam.model.UserRepository;
import io.sealwright.kms.model.PrincipalDirectory;
import io.sealwright.organizations.model.AccountRepository;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.List;

/** Answers KMS's question who exists from the accounts and users of this installation. */
final class KnownPrincipals implements PrincipalDirectory {
    private static final String USER = "user/";

    private final AccountRepository accounts;
    private final UserRepository users;
    private final String partition;

    KnownPrincipals(AccountRepository accounts, UserRepository users, String partition) {
        this.accounts = accounts;
        this.users = users;
        this.partition = partition;
    }

    @Override
    public boolean allExist(List<PolicyPrincipal> principals) {
        return principals.stream().allMatch(this::exists);
    }

    private boolean exists(PolicyPrincipal principal) {
        return switch (principal) {
            case PolicyPrincipal.Everyone() -> true;
            case PolicyPrincipal.Account(var named, var account) ->
                (named.isEmpty() || named.equals(partition))
                        && accounts.find(account).isPresent();
            case PolicyPrincipal.Entity(var arn) -> isUser(arn);
        };
    }

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
