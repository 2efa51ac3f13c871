// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListRolePoliciesRequest;
import io.sealwright.contract.iam.ListRolePoliciesResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Lists the names of the inline policies of a role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html">ListRolePolicies</a>
 */
public final class ListRolePolicies
        implements Operation<ListRolePoliciesRequest, OnEntity<Role>, ListRolePoliciesResponse> {
    private static final Action LIST_ROLE_POLICIES = new Action("iam", "ListRolePolicies");

    private final RoleLocator locator;
    private final Markers markers;

    public ListRolePolicies(RoleLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListRolePoliciesRequest, ListRolePoliciesResponse> contract() {
        return IamContract.LIST_ROLE_POLICIES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<Role> locate(ListRolePoliciesRequest request, Call call) {
        return OnEntity.of(LIST_ROLE_POLICIES, locator.byName(request.roleName(), call));
    }

    @Override
    public Answer<ListRolePoliciesResponse> run(
            ListRolePoliciesRequest request, OnEntity<Role> located, Permits permits, Call call) {
        Role role = located.permitted(permits);
        var asked = new Listing.Asked("ListRolePolicies", request.roleName(), request.marker(), request.maxItems());
        List<String> names = role.attachments().inlinePolicies().stream()
                .map(InlinePolicy::name)
                .toList();
        Listing<String> listing = Listing.of(markers, asked, call, names);
        return new Answer.Told<>(
                new ListRolePoliciesResponse(listing.items(), listing.isTruncated(), listing.marker()));
    }
}
