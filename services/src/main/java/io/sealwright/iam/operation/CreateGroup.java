// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.CreateGroupRequest;
import io.sealwright.contract.iam.CreateGroupResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupDescription;
import io.sealwright.iam.model.GroupId;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;

/**
 * Makes a group, which nobody belongs to yet.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html">CreateGroup</a>
 */
public final class CreateGroup implements Operation<CreateGroupRequest, OnEntity<Group>, CreateGroupResponse> {
    private static final Action CREATE_GROUP = new Action("iam", "CreateGroup");

    private final GroupLocator locator;
    private final GroupRepository groups;
    private final RandomSource random;

    public CreateGroup(GroupLocator locator, GroupRepository groups, RandomSource random) {
        this.locator = locator;
        this.groups = groups;
        this.random = random;
    }

    @Override
    public OperationContract<CreateGroupRequest, CreateGroupResponse> contract() {
        return IamContract.CREATE_GROUP;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<Group> locate(CreateGroupRequest request, Call call) {
        return OnEntity.of(CREATE_GROUP, locator.place(path(request), request.groupName(), call));
    }

    @Override
    public Answer<CreateGroupResponse> run(
            CreateGroupRequest request, OnEntity<Group> located, Permits permits, Call call) {
        Arn arn = located.permittedPlace(permits);
        Group group = Group.create(
                call.account(),
                path(request),
                request.groupName(),
                GroupId.draw(random),
                call.time().truncatedTo(ChronoUnit.SECONDS));
        return new Answer.Changing<>(new CreateGroupResponse(GroupDescription.of(group, arn)), groups.insert(group));
    }

    private static String path(CreateGroupRequest request) {
        return request.path() == null ? "/" : request.path();
    }
}
