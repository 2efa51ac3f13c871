// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListEntitiesForPolicyRequest;
import io.sealwright.contract.iam.ListEntitiesForPolicyResponse;
import io.sealwright.contract.iam.PolicyGroup;
import io.sealwright.contract.iam.PolicyRole;
import io.sealwright.contract.iam.PolicyUsageType;
import io.sealwright.contract.iam.PolicyUser;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.GroupId;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.RoleId;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the users, groups and roles that a managed policy is attached to, or that it bounds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html">ListEntitiesForPolicy</a>
 */
public final class ListEntitiesForPolicy
        implements Operation<ListEntitiesForPolicyRequest, OnEntity<ManagedPolicy>, ListEntitiesForPolicyResponse> {
    private static final Action LIST_ENTITIES_FOR_POLICY = new Action("iam", "ListEntitiesForPolicy");

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;
    private final UserRepository users;
    private final GroupRepository groups;
    private final RoleRepository roles;
    private final Markers markers;

    public ListEntitiesForPolicy(
            PolicyLocator locator,
            ManagedPolicyRepository policies,
            UserRepository users,
            GroupRepository groups,
            RoleRepository roles,
            Markers markers) {
        this.locator = locator;
        this.policies = policies;
        this.users = users;
        this.groups = groups;
        this.roles = roles;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse> contract() {
        return IamContract.LIST_ENTITIES_FOR_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<ManagedPolicy> locate(ListEntitiesForPolicyRequest request, Call call) {
        return OnEntity.of(LIST_ENTITIES_FOR_POLICY, locator.byArn(request.policyArn(), call));
    }

    @Override
    public Effort effort(ListEntitiesForPolicyRequest request, OnEntity<ManagedPolicy> located) {
        return Effort.LONG; // It is read from the store.
    }

    @Override
    public Answer<ListEntitiesForPolicyResponse> run(
            ListEntitiesForPolicyRequest request, OnEntity<ManagedPolicy> located, Permits permits, Call call) {
        Arn arn = locator.arn(located.permitted(permits));
        List<String> ids = policies.entities(call.account(), arn, use(request.policyUsageFilter()), prefix(request));
        String subject =
                "%s %s %s %s".formatted(arn, request.entityFilter(), request.policyUsageFilter(), request.pathPrefix());
        var asked = new Listing.Asked("ListEntitiesForPolicy", subject, request.marker(), request.maxItems());
        Listing<String> listing = Listing.of(markers, asked, call, ids);
        List<PolicyGroup> ofGroups = new ArrayList<>();
        List<PolicyUser> ofUsers = new ArrayList<>();
        List<PolicyRole> ofRoles = new ArrayList<>();
        for (String id : listing.items()) {
            switch (id.substring(0, 4)) {
                case "AGPA" ->
                    groups.find(new GroupId(id))
                            .filter(group -> isUnder(request, group.path()))
                            .ifPresent(group -> ofGroups.add(new PolicyGroup(group.name(), id)));
                case "AIDA" ->
                    users.find(new UserId(id))
                            .filter(user -> isUnder(request, user.path()))
                            .ifPresent(user -> ofUsers.add(new PolicyUser(user.name(), id)));
                default ->
                    roles.find(new RoleId(id))
                            .filter(role -> isUnder(request, role.path()))
                            .ifPresent(role -> ofRoles.add(new PolicyRole(role.name(), id)));
            }
        }
        return new Answer.Told<>(
                new ListEntitiesForPolicyResponse(ofGroups, ofUsers, ofRoles, listing.isTruncated(), listing.marker()));
    }

    private static boolean isUnder(ListEntitiesForPolicyRequest request, String path) {
        return request.pathPrefix() == null || path.startsWith(request.pathPrefix());
    }

    private static ManagedPolicies.@Nullable Use use(@Nullable PolicyUsageType filter) {
        return switch (filter) {
            case null -> null;
            case PERMISSIONS_POLICY -> ManagedPolicies.Use.ATTACHMENT;
            case PERMISSIONS_BOUNDARY -> ManagedPolicies.Use.PERMISSIONS_BOUNDARY;
        };
    }

    /** With which the ids of the kind that is asked for begin; managed policies are attached to no other. */
    private static String prefix(ListEntitiesForPolicyRequest request) {
        return switch (request.entityFilter()) {
            case null -> "";
            case USER -> "AIDA";
            case GROUP -> "AGPA";
            case ROLE -> "AROA";
            case LOCAL_MANAGED_POLICY, AWS_MANAGED_POLICY -> "-";
        };
    }
}
