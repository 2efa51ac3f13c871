// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteGroupPolicyRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes an inline policy from a group. Once this is acknowledged, nobody is decided on by it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroupPolicy.html">DeleteGroupPolicy</a>
 */
public final class DeleteGroupPolicy implements Operation<DeleteGroupPolicyRequest, OnEntity<Group>, NoOutput> {
    private static final Action DELETE_GROUP_POLICY = new Action("iam", "DeleteGroupPolicy");

    private final GroupLocator locator;
    private final GroupRepository groups;

    public DeleteGroupPolicy(GroupLocator locator, GroupRepository groups) {
        this.locator = locator;
        this.groups = groups;
    }

    @Override
    public OperationContract<DeleteGroupPolicyRequest, NoOutput> contract() {
        return IamContract.DELETE_GROUP_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<Group> locate(DeleteGroupPolicyRequest request, Call call) {
        return OnEntity.of(DELETE_GROUP_POLICY, locator.byName(request.groupName(), call));
    }

    @Override
    public Answer<NoOutput> run(DeleteGroupPolicyRequest request, OnEntity<Group> located, Permits permits, Call call) {
        Group group = located.permitted(permits);
        Attachments changed = InlinePolicies.OF_GROUPS.delete(group.attachments(), request.policyName());
        return new Answer.Changing<>(NoOutput.INSTANCE, groups.replace(group, group.with(changed), List.of()));
    }
}
