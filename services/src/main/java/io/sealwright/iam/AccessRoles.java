// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.AwsManagedPolicy;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleId;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Makes the role by which the management account of an organization enters a member account: it trusts that account,
 * and may do everything in its own. Nothing is written here: what is returned is part of the change that makes the
 * account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html">OrganizationAccountAccessRole</a>
 */
public final class AccessRoles {
    private static final String ADMINISTRATOR_ACCESS = "policy/AdministratorAccess";

    private final RoleRepository roles;
    private final ManagedPolicies policies;
    private final RandomSource random;
    private final String partition;

    public AccessRoles(RoleRepository roles, ManagedPolicies policies, RandomSource random, String partition) {
        this.roles = roles;
        this.policies = policies;
        this.random = random;
        this.partition = partition;
    }

    /**
     * What makes, in {@code account}, a role of this name that {@code trusted} may assume, with every right there. May
     * wait for the store.
     */
    public Write make(AccountId account, String name, AccountId trusted, Instant now) {
        PolicyDocument trust = trust(trusted);
        Arn policy = new Arn(partition, "iam", "", AwsManagedPolicy.OWNER, ADMINISTRATOR_ACCESS);
        ManagedPolicies.Attachable everything = policies.find(account, policy).orElseThrow();
        Role role = Role.create(
                account,
                "/",
                name,
                RoleId.draw(random),
                null,
                now.truncatedTo(ChronoUnit.SECONDS),
                trust.hash(),
                PrincipalIds.NONE,
                Role.USUAL_SESSION_DURATION,
                Attachments.NONE.withManagedPolicy(policy));
        return roles.insert(role, List.of(trust))
                .and(policies.addUse(
                        account,
                        everything,
                        ManagedPolicies.Use.ATTACHMENT,
                        role.id().text()));
    }

    private PolicyDocument trust(AccountId trusted) {
        return Documents.trust("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Principal": {
                        "AWS": "arn:%s:iam::%s:root"
                      },
                      "Action": "sts:AssumeRole"
                    }
                  ]
                }""".formatted(partition, trusted));
    }
}
