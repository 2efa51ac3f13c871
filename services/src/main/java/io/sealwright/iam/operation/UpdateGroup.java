// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UpdateGroupRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.vocabulary.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a group another name or path. Whoever does it needs the right to what it is and to what it becomes.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html">UpdateGroup</a>
 */
public final class UpdateGroup implements Operation<UpdateGroupRequest, UpdateGroup.Renaming, NoOutput> {
    private static final Action UPDATE_GROUP = new Action("iam", "UpdateGroup");

    /** The group as it is; the right to what it becomes is demanded too. */
    public record Renaming(Demand<EntityTarget<Group>> from, List<Demand<?>> demands) implements Located {}

    private final GroupLocator locator;
    private final GroupRepository groups;

    public UpdateGroup(GroupLocator locator, GroupRepository groups) {
        this.locator = locator;
        this.groups = groups;
    }

    @Override
    public OperationContract<UpdateGroupRequest, NoOutput> contract() {
        return IamContract.UPDATE_GROUP;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Renaming locate(UpdateGroupRequest request, Call call) {
        EntityTarget<Group> target = locator.byName(request.groupName(), call);
        Demand<EntityTarget<Group>> from = new Demand<>(UPDATE_GROUP, target, EntityFacts.of(target));
        if (request.newGroupName() == null && request.newPath() == null) {
            return new Renaming(from, List.of(from));
        }
        EntityTarget<Group> to = becoming(request, target.entity(), call);
        return new Renaming(from, List.of(from, new Demand<>(UPDATE_GROUP, to, EntityFacts.of(target))));
    }

    @Override
    public Answer<NoOutput> run(UpdateGroupRequest request, Renaming located, Permits permits, Call call) {
        Group group = permits.forDemand(located.from()).use(UPDATE_GROUP).orRefuse();
        Group renamed = group.named(path(request, group), name(request, group));
        return new Answer.Changing<>(NoOutput.INSTANCE, groups.replace(group, renamed, List.of()));
    }

    /** Where there is no group, nothing is told but of the name that was given. */
    private EntityTarget<Group> becoming(UpdateGroupRequest request, @Nullable Group group, Call call) {
        return group == null
                ? locator.place(
                        request.newPath() == null ? "/" : request.newPath(),
                        request.newGroupName() == null ? request.groupName() : request.newGroupName(),
                        call)
                : locator.place(path(request, group), name(request, group), call);
    }

    private static String path(UpdateGroupRequest request, Group group) {
        return request.newPath() == null ? group.path() : request.newPath();
    }

    private static String name(UpdateGroupRequest request, Group group) {
        return request.newGroupName() == null ? group.name() : request.newGroupName();
    }
}
