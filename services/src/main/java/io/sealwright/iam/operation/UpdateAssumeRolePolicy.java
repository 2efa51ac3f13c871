// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UpdateAssumeRolePolicyRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.TrustPolicies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Replaces the policy that tells who may assume a role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html">UpdateAssumeRolePolicy</a>
 */
public final class UpdateAssumeRolePolicy
        implements Operation<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicy.NewTrust, NoOutput> {
    private static final Action UPDATE_ASSUME_ROLE_POLICY = new Action("iam", "UpdateAssumeRolePolicy");

    /** The role, and the policy it shall have. */
    public record NewTrust(OnEntity<Role> role, PolicyDocument trust) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return role.demands();
        }
    }

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final TrustPolicies trustPolicies;

    public UpdateAssumeRolePolicy(RoleLocator locator, RoleRepository roles, TrustPolicies trustPolicies) {
        this.locator = locator;
        this.roles = roles;
        this.trustPolicies = trustPolicies;
    }

    @Override
    public OperationContract<UpdateAssumeRolePolicyRequest, NoOutput> contract() {
        return IamContract.UPDATE_ASSUME_ROLE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public NewTrust locate(UpdateAssumeRolePolicyRequest request, Call call) {
        return new NewTrust(
                OnEntity.of(UPDATE_ASSUME_ROLE_POLICY, locator.byName(request.roleName(), call)),
                Documents.trust(request.policyDocument()));
    }

    @Override
    public Answer<NoOutput> run(UpdateAssumeRolePolicyRequest request, NewTrust located, Permits permits, Call call) {
        Role role = located.role().permitted(permits);
        PolicyDocument trust = located.trust();
        Role after = role.trusting(trust.hash(), trustPolicies.requireKnown(trust));
        return new Answer.Changing<>(NoOutput.INSTANCE, roles.replace(role, after, List.of(trust)));
    }
}
