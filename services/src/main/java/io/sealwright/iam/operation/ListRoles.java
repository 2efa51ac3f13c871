// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListRolesRequest;
import io.sealwright.contract.iam.ListRolesResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleDescription;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.TrustPolicies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.vocabulary.Action;

/**
 * Lists the roles of the account, or those under a path.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html">ListRoles</a>
 */
public final class ListRoles implements Operation<ListRolesRequest, OnEntity<Role>, ListRolesResponse> {
    private static final Action LIST_ROLES = new Action("iam", "ListRoles");

    private final RoleLocator locator;
    private final RoleRepository roles;
    private final TrustPolicies trustPolicies;
    private final Markers markers;

    public ListRoles(RoleLocator locator, RoleRepository roles, TrustPolicies trustPolicies, Markers markers) {
        this.locator = locator;
        this.roles = roles;
        this.trustPolicies = trustPolicies;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListRolesRequest, ListRolesResponse> contract() {
        return IamContract.LIST_ROLES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<Role> locate(ListRolesRequest request, Call call) {
        return OnEntity.of(LIST_ROLES, locator.place(prefix(request), "", call));
    }

    @Override
    public Effort effort(ListRolesRequest request, OnEntity<Role> located) {
        return Effort.LONG; // It is read from the store.
    }

    @Override
    public Answer<ListRolesResponse> run(ListRolesRequest request, OnEntity<Role> located, Permits permits, Call call) {
        var _ = located.permittedPlace(permits);
        var asked = new Listing.Asked("ListRoles", prefix(request), request.marker(), request.maxItems());
        Listing<Role> listing = Listing.of(
                markers, asked, call, (after, limit) -> roles.list(call.account(), prefix(request), after, limit));
        return new Answer.Told<>(new ListRolesResponse(
                listing.items().stream().map(this::described).toList(), listing.isTruncated(), listing.marker()));
    }

    private io.sealwright.contract.iam.Role described(Role role) {
        PolicyDocument trust = roles.document(role.trustPolicy(), PolicyType.TRUST_POLICY);
        return RoleDescription.listed(role, locator.arn(role), trustPolicies.shown(trust, role.trusted()));
    }

    private static String prefix(ListRolesRequest request) {
        return request.pathPrefix() == null ? "/" : request.pathPrefix();
    }
}
