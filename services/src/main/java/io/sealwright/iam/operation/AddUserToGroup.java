// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.AddUserToGroupRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.Membership;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Quotas;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.vocabulary.Action;

/**
 * Makes a user belong to a group, whose policies it then has too. Who belongs to it already goes on doing so.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html">AddUserToGroup</a>
 */
public final class AddUserToGroup implements Operation<AddUserToGroupRequest, Membership, NoOutput> {
    private static final Action ADD_USER_TO_GROUP = new Action("iam", "AddUserToGroup");

    private final GroupLocator locator;
    private final UserLocator users;
    private final GroupRepository groups;

    public AddUserToGroup(GroupLocator locator, UserLocator users, GroupRepository groups) {
        this.locator = locator;
        this.users = users;
        this.groups = groups;
    }

    @Override
    public OperationContract<AddUserToGroupRequest, NoOutput> contract() {
        return IamContract.ADD_USER_TO_GROUP;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Membership locate(AddUserToGroupRequest request, Call call) {
        return new Membership(
                OnEntity.of(ADD_USER_TO_GROUP, locator.byName(request.groupName(), call)),
                users.byName(request.userName(), call));
    }

    @Override
    public Answer<NoOutput> run(AddUserToGroupRequest request, Membership located, Permits permits, Call call) {
        Group group = located.group().permitted(permits);
        User user = located.user().orRefuse();
        if (user.groups().contains(group.id())) {
            return new Answer.Told<>(NoOutput.INSTANCE);
        }
        if (user.groups().size() >= Group.MOST_PER_USER) {
            throw Quotas.exceeded("GroupsPerUser", Group.MOST_PER_USER);
        }
        return new Answer.Changing<>(NoOutput.INSTANCE, groups.addMember(group, user));
    }
}
