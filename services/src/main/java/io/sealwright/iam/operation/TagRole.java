// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.TagRoleRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.Tags;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Sets tags of a role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html">TagRole</a>
 */
public final class TagRole implements Operation<TagRoleRequest, OnEntity<Role>, NoOutput> {
    private static final Action TAG_ROLE = new Action("iam", "TagRole");

    private final RoleLocator locator;
    private final RoleRepository roles;

    public TagRole(RoleLocator locator, RoleRepository roles) {
        this.locator = locator;
        this.roles = roles;
    }

    @Override
    public OperationContract<TagRoleRequest, NoOutput> contract() {
        return IamContract.TAG_ROLE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<Role> locate(TagRoleRequest request, Call call) {
        EntityTarget<Role> target = locator.byName(request.roleName(), call);
        return OnEntity.of(TAG_ROLE, target, EntityFacts.of(target).giving(Tags.of(request.tags())));
    }

    @Override
    public Answer<NoOutput> run(TagRoleRequest request, OnEntity<Role> located, Permits permits, Call call) {
        Role role = located.permitted(permits);
        Attachments tagged = role.attachments().tagged(Tags.of(request.tags()));
        Tags.requireNotTooMany(tagged.tags(), "TagsPerRole");
        return new Answer.Changing<>(NoOutput.INSTANCE, roles.replace(role, role.with(tagged), List.of()));
    }
}
