// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.EntityType;
import io.sealwright.contract.iam.GetAccountAuthorizationDetailsRequest;
import io.sealwright.contract.iam.GetAccountAuthorizationDetailsResponse;
import io.sealwright.contract.iam.GroupDetail;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ManagedPolicyDetail;
import io.sealwright.contract.iam.RoleDetail;
import io.sealwright.contract.iam.UserDetail;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccountWide;
import io.sealwright.iam.model.AuthorizationDetails;
import io.sealwright.iam.model.AwsManagedPolicies;
import io.sealwright.iam.model.AwsManagedPolicy;
import io.sealwright.iam.model.CustomerManagedPolicy;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.Role;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells all users, groups, roles and managed policies of the account, with everything that is attached to them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">GetAccountAuthorizationDetails</a>
 */
public final class GetAccountAuthorizationDetails
        implements Operation<
                GetAccountAuthorizationDetailsRequest, AccountWide, GetAccountAuthorizationDetailsResponse> {
    private static final Action GET_ACCOUNT_AUTHORIZATION_DETAILS = new Action("iam", "GetAccountAuthorizationDetails");

    /** What a page holds, kind by kind. */
    private record Found(
            List<UserDetail> users,
            List<GroupDetail> groups,
            List<RoleDetail> roles,
            List<ManagedPolicyDetail> policies) {}

    private final UserRepository users;
    private final GroupRepository groups;
    private final RoleRepository roles;
    private final ManagedPolicyRepository policies;
    private final AwsManagedPolicies ofAws;
    private final AuthorizationDetails details;
    private final Markers markers;

    public GetAccountAuthorizationDetails(
            UserRepository users,
            GroupRepository groups,
            RoleRepository roles,
            ManagedPolicyRepository policies,
            AwsManagedPolicies ofAws,
            AuthorizationDetails details,
            Markers markers) {
        this.users = users;
        this.groups = groups;
        this.roles = roles;
        this.policies = policies;
        this.ofAws = ofAws;
        this.details = details;
        this.markers = markers;
    }

    @Override
    public OperationContract<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse> contract() {
        return IamContract.GET_ACCOUNT_AUTHORIZATION_DETAILS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public AccountWide locate(GetAccountAuthorizationDetailsRequest request, Call call) {
        return AccountWide.of(GET_ACCOUNT_AUTHORIZATION_DETAILS);
    }

    @Override
    public Effort effort(GetAccountAuthorizationDetailsRequest request, AccountWide located) {
        return Effort.LONG; // It is read from the store.
    }

    @Override
    public Answer<GetAccountAuthorizationDetailsResponse> run(
            GetAccountAuthorizationDetailsRequest request, AccountWide located, Permits permits, Call call) {
        located.permitted(permits);
        var found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var asked = new Listing.Asked(
                "GetAccountAuthorizationDetails",
                String.valueOf(request.filter()),
                request.marker(),
                request.maxItems());
        Listing<EntityType> listing =
                Listing.of(markers, asked, call, (after, limit) -> page(request, call, found, after, limit));
        return new Answer.Told<>(new GetAccountAuthorizationDetailsResponse(
                found.users(),
                found.groups(),
                found.roles(),
                found.policies(),
                listing.isTruncated(),
                listing.marker()));
    }

    /** Kind after kind; where a page ends is the kind and the last name of it. */
    private Page<EntityType> page(
            GetAccountAuthorizationDetailsRequest request, Call call, Found found, @Nullable String after, int limit) {
        List<EntityType> filter = request.filter();
        List<EntityType> told = new ArrayList<>();
        int begin = after == null ? 0 : after.charAt(0) - '0';
        String afterName = after == null || after.length() == 1 ? null : after.substring(1);
        EntityType[] kinds = EntityType.values();
        for (int i = begin; i < kinds.length; i++) {
            if (filter != null && !filter.isEmpty() && !filter.contains(kinds[i])) {
                continue;
            }
            if (told.size() == limit) {
                return new Page<>(told, Integer.toString(i));
            }
            Page<?> page = of(kinds[i], call, found, afterName, limit - told.size());
            for (int j = 0; j < page.items().size(); j++) {
                told.add(kinds[i]);
            }
            if (page.last() != null) {
                return new Page<>(told, i + page.last());
            }
            afterName = null;
        }
        return new Page<>(told, null);
    }

    private Page<?> of(EntityType kind, Call call, Found found, @Nullable String after, int limit) {
        return switch (kind) {
            case USER -> {
                Page<User> page = users.list(call.account(), "/", after, limit);
                page.items().forEach(user -> found.users().add(details.of(user)));
                yield page;
            }
            case GROUP -> {
                Page<Group> page = groups.list(call.account(), "/", after, limit);
                page.items().forEach(group -> found.groups().add(details.of(group)));
                yield page;
            }
            case ROLE -> {
                Page<Role> page = roles.list(call.account(), "/", after, limit);
                page.items().forEach(role -> found.roles().add(details.of(role)));
                yield page;
            }
            case LOCAL_MANAGED_POLICY -> {
                Page<CustomerManagedPolicy> page = policies.list(call.account(), "/", after, limit);
                page.items().forEach(policy -> found.policies().add(details.of(policy, call.account())));
                yield page;
            }
            case AWS_MANAGED_POLICY -> {
                Page<AwsManagedPolicy> page = usedOfAws(call, after == null ? "" : after, limit);
                page.items().forEach(policy -> found.policies().add(details.of(policy, call.account())));
                yield page;
            }
        };
    }

    /** Of AWS's policies those that the account uses. */
    private Page<AwsManagedPolicy> usedOfAws(Call call, String after, int limit) {
        List<AwsManagedPolicy> rest = ofAws.list().stream()
                .filter(policy -> String.CASE_INSENSITIVE_ORDER.compare(policy.name(), after) > 0)
                .filter(policy -> details.isUsed(policy, call.account()))
                .limit(limit + 1L)
                .toList();
        List<AwsManagedPolicy> shown = rest.subList(0, Math.min(limit, rest.size()));
        return new Page<>(shown, rest.size() > limit ? shown.getLast().name() : null);
    }
}
