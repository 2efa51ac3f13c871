// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.PutRolePolicyRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnInlinePolicy;
import io.sealwright.iam.model.OnRole;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.StoredDocuments;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Gives a role an inline policy, or another document for one that it has.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html">PutRolePolicy</a>
 */
public final class PutRolePolicy implements Operation<PutRolePolicyRequest, OnInlinePolicy<Role>, NoOutput> {
    private static final Action PUT_ROLE_POLICY = new Action("iam", "PutRolePolicy");

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final StoredDocuments documents;

    public PutRolePolicy(RoleLocator locator, RoleRepository roles, StoredDocuments documents) {
        this.locator = locator;
        this.roles = roles;
        this.documents = documents;
    }

    @Override
    public OperationContract<PutRolePolicyRequest, NoOutput> contract() {
        return IamContract.PUT_ROLE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnInlinePolicy<Role> locate(PutRolePolicyRequest request, Call call) {
        EntityTarget<Role> target = locator.byName(request.roleName(), call);
        Role holder = target.entity();
        return new OnInlinePolicy<>(
                OnEntity.of(PUT_ROLE_POLICY, target, OnRole.facts(target)),
                Documents.identity(request.policyDocument()),
                holder == null
                        ? 0
                        : InlinePolicies.sizeOfOthers(holder.attachments(), request.policyName(), documents));
    }

    @Override
    public Answer<NoOutput> run(
            PutRolePolicyRequest request, OnInlinePolicy<Role> located, Permits permits, Call call) {
        Role role = located.entity().permitted(permits);
        PolicyDocument document = located.document();
        Attachments put = InlinePolicies.OF_ROLES.put(
                role.attachments(),
                role.name(),
                new InlinePolicy(request.policyName(), document.hash()),
                located.size(),
                located.others());
        return new Answer.Changing<>(NoOutput.INSTANCE, roles.replace(role, role.with(put), List.of(document)));
    }
}
