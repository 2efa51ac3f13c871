// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteGroupRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Deletion;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.vocabulary.Action;

/**
 * Ends a group that has no members and no policies.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html">DeleteGroup</a>
 */
public final class DeleteGroup implements Operation<DeleteGroupRequest, OnEntity<Group>, NoOutput> {
    private static final Action DELETE_GROUP = new Action("iam", "DeleteGroup");

    private final GroupLocator locator;
    private final GroupRepository groups;

    public DeleteGroup(GroupLocator locator, GroupRepository groups) {
        this.locator = locator;
        this.groups = groups;
    }

    @Override
    public OperationContract<DeleteGroupRequest, NoOutput> contract() {
        return IamContract.DELETE_GROUP;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<Group> locate(DeleteGroupRequest request, Call call) {
        return OnEntity.of(DELETE_GROUP, locator.byName(request.groupName(), call));
    }

    @Override
    public Answer<NoOutput> run(DeleteGroupRequest request, OnEntity<Group> located, Permits permits, Call call) {
        Group group = located.permitted(permits);
        if (group.memberCount() > 0) {
            throw Deletion.first("remove users from group");
        }
        Deletion.requireNoPolicies(group.attachments());
        return new Answer.Changing<>(NoOutput.INSTANCE, groups.delete(group));
    }
}
