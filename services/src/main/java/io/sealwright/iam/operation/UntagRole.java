// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UntagRoleRequest;
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
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes tags from a role; a key that is not there is not missed.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html">UntagRole</a>
 */
public final class UntagRole implements Operation<UntagRoleRequest, OnEntity<Role>, NoOutput> {
    private static final Action UNTAG_ROLE = new Action("iam", "UntagRole");

    private final RoleLocator locator;
    private final RoleRepository roles;

    public UntagRole(RoleLocator locator, RoleRepository roles) {
        this.locator = locator;
        this.roles = roles;
    }

    @Override
    public OperationContract<UntagRoleRequest, NoOutput> contract() {
        return IamContract.UNTAG_ROLE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<Role> locate(UntagRoleRequest request, Call call) {
        EntityTarget<Role> target = locator.byName(request.roleName(), call);
        return OnEntity.of(UNTAG_ROLE, target, EntityFacts.of(target).taking(request.tagKeys()));
    }

    @Override
    public Answer<NoOutput> run(UntagRoleRequest request, OnEntity<Role> located, Permits permits, Call call) {
        Role role = located.permitted(permits);
        Attachments untagged = role.attachments().untagged(request.tagKeys());
        return new Answer.Changing<>(NoOutput.INSTANCE, roles.replace(role, role.with(untagged), List.of()));
    }
}
