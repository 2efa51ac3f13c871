// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.IamError;
import io.sealwright.contract.iam.RemoveUserFromGroupRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.Membership;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.vocabulary.Action;

/**
 * Lets a user belong to a group no more. Once this is acknowledged, the group's policies are not the user's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html">RemoveUserFromGroup</a>
 */
public final class RemoveUserFromGroup implements Operation<RemoveUserFromGroupRequest, Membership, NoOutput> {
    private static final Action REMOVE_USER_FROM_GROUP = new Action("iam", "RemoveUserFromGroup");

    private final GroupLocator locator;
    private final UserLocator users;
    private final GroupRepository groups;

    public RemoveUserFromGroup(GroupLocator locator, UserLocator users, GroupRepository groups) {
        this.locator = locator;
        this.users = users;
        this.groups = groups;
    }

    @Override
    public OperationContract<RemoveUserFromGroupRequest, NoOutput> contract() {
        return IamContract.REMOVE_USER_FROM_GROUP;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Membership locate(RemoveUserFromGroupRequest request, Call call) {
        return new Membership(
                OnEntity.of(REMOVE_USER_FROM_GROUP, locator.byName(request.groupName(), call)),
                users.byName(request.userName(), call));
    }

    @Override
    public Answer<NoOutput> run(RemoveUserFromGroupRequest request, Membership located, Permits permits, Call call) {
        Group group = located.group().permitted(permits);
        User user = located.user().orRefuse();
        if (!user.groups().contains(group.id())) {
            throw IamError.NO_SUCH_ENTITY.because("User %s not in group %s", user.name(), group.name());
        }
        return new Answer.Changing<>(NoOutput.INSTANCE, groups.removeMember(group, user));
    }
}
