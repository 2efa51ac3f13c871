// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListPoliciesRequest;
import io.sealwright.contract.iam.ListPoliciesResponse;
import io.sealwright.contract.iam.Policy;
import io.sealwright.contract.iam.PolicyScopeType;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AwsManagedPolicies;
import io.sealwright.iam.model.AwsManagedPolicy;
import io.sealwright.iam.model.CustomerManagedPolicy;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyDescription;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.PolicyUses;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists managed policies: the account's own, by name, and AWS's.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html">ListPolicies</a>
 */
public final class ListPolicies
        implements Operation<ListPoliciesRequest, OnEntity<ManagedPolicy>, ListPoliciesResponse> {
    private static final Action LIST_POLICIES = new Action("iam", "ListPolicies");

    /** Before the name in a marker: no policy's own name has a colon. */
    private static final String AWS = "aws:";

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;
    private final AwsManagedPolicies ofAws;
    private final Markers markers;

    public ListPolicies(
            PolicyLocator locator, ManagedPolicyRepository policies, AwsManagedPolicies ofAws, Markers markers) {
        this.locator = locator;
        this.policies = policies;
        this.ofAws = ofAws;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListPoliciesRequest, ListPoliciesResponse> contract() {
        return IamContract.LIST_POLICIES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<ManagedPolicy> locate(ListPoliciesRequest request, Call call) {
        return OnEntity.of(LIST_POLICIES, locator.place(prefix(request), "", call));
    }

    @Override
    public Effort effort(ListPoliciesRequest request, OnEntity<ManagedPolicy> located) {
        return Effort.LONG; // It is read from the store.
    }

    @Override
    public Answer<ListPoliciesResponse> run(
            ListPoliciesRequest request, OnEntity<ManagedPolicy> located, Permits permits, Call call) {
        var _ = located.permittedPlace(permits);
        String subject = "%s %s %s %s"
                .formatted(request.scope(), request.onlyAttached(), request.policyUsageFilter(), prefix(request));
        var asked = new Listing.Asked("ListPolicies", subject, request.marker(), request.maxItems());
        Listing<Policy> listing = Listing.of(markers, asked, call, (after, limit) -> page(request, call, after, limit));
        return new Answer.Told<>(new ListPoliciesResponse(listing.items(), listing.isTruncated(), listing.marker()));
    }

    private static String prefix(ListPoliciesRequest request) {
        return request.pathPrefix() == null ? "/" : request.pathPrefix();
    }

    /** First the account's own, then AWS's; what the filters leave out leaves its page short. */
    private Page<Policy> page(ListPoliciesRequest request, Call call, @Nullable String after, int limit) {
        if (after != null && after.startsWith(AWS)) {
            return ofAws(request, call, after.substring(AWS.length()), limit);
        }
        if (request.scope() == PolicyScopeType.AWS) {
            return ofAws(request, call, "", limit);
        }
        Page<CustomerManagedPolicy> own = policies.list(call.account(), prefix(request), after, limit);
        List<Policy> described = described(request, call, own.items());
        if (own.last() != null || request.scope() == PolicyScopeType.LOCAL) {
            return new Page<>(described, own.last());
        }
        int room = limit - own.items().size();
        Page<Policy> rest = room == 0 ? new Page<>(List.of(), AWS) : ofAws(request, call, "", room);
        return new Page<>(
                Stream.concat(described.stream(), rest.items().stream()).toList(), rest.last());
    }

    private Page<Policy> ofAws(ListPoliciesRequest request, Call call, String after, int limit) {
        List<AwsManagedPolicy> rest = ofAws.list().stream()
                .filter(policy -> policy.path().startsWith(prefix(request)))
                .filter(policy -> String.CASE_INSENSITIVE_ORDER.compare(policy.name(), after) > 0)
                .limit(limit + 1L)
                .toList();
        List<AwsManagedPolicy> shown = rest.subList(0, Math.min(limit, rest.size()));
        String last = rest.size() > limit ? AWS + shown.getLast().name() : null;
        return new Page<>(described(request, call, shown), last);
    }

    private List<Policy> described(ListPoliciesRequest request, Call call, List<? extends ManagedPolicy> found) {
        List<Policy> described = new ArrayList<>();
        for (ManagedPolicy policy : found) {
            Arn arn = locator.arn(policy);
            PolicyUses uses = policies.uses(call.account(), arn);
            if (isAsked(request, uses)) {
                described.add(PolicyDescription.listed(policy, arn, uses));
            }
        }
        return described;
    }

    private static boolean isAsked(ListPoliciesRequest request, PolicyUses uses) {
        boolean used = switch (request.policyUsageFilter()) {
            case null -> uses.attachments() + uses.boundaries() > 0;
            case PERMISSIONS_POLICY -> uses.attachments() > 0;
            case PERMISSIONS_BOUNDARY -> uses.boundaries() > 0;
        };
        return used || (request.policyUsageFilter() == null && !Boolean.TRUE.equals(request.onlyAttached()));
    }
}
