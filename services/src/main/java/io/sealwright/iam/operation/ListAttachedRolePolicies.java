// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.AttachedPolicy;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListAttachedRolePoliciesRequest;
import io.sealwright.contract.iam.ListAttachedRolePoliciesResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AttachedPolicies;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.vocabulary.Action;

/**
 * Lists the managed policies that are attached to a role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html">ListAttachedRolePolicies</a>
 */
public final class ListAttachedRolePolicies
        implements Operation<ListAttachedRolePoliciesRequest, OnEntity<Role>, ListAttachedRolePoliciesResponse> {
    private static final Action LIST_ATTACHED_ROLE_POLICIES = new Action("iam", "ListAttachedRolePolicies");

    private final RoleLocator locator;
    private final Markers markers;

    public ListAttachedRolePolicies(RoleLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse> contract() {
        return IamContract.LIST_ATTACHED_ROLE_POLICIES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<Role> locate(ListAttachedRolePoliciesRequest request, Call call) {
        return OnEntity.of(LIST_ATTACHED_ROLE_POLICIES, locator.byName(request.roleName(), call));
    }

    @Override
    public Answer<ListAttachedRolePoliciesResponse> run(
            ListAttachedRolePoliciesRequest request, OnEntity<Role> located, Permits permits, Call call) {
        Role role = located.permitted(permits);
        String subject = "%s %s".formatted(request.roleName(), request.pathPrefix());
        var asked = new Listing.Asked("ListAttachedRolePolicies", subject, request.marker(), request.maxItems());
        Listing<AttachedPolicy> listing =
                Listing.of(markers, asked, call, AttachedPolicies.answer(role.attachments(), request.pathPrefix()));
        return new Answer.Told<>(
                new ListAttachedRolePoliciesResponse(listing.items(), listing.isTruncated(), listing.marker()));
    }
}
