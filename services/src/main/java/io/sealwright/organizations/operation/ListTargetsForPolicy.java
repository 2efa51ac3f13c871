// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.ListTargetsForPolicyRequest;
import io.sealwright.contract.organizations.ListTargetsForPolicyResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.Listings;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.Node;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.Refused;
import io.sealwright.vocabulary.Action;

/**
 * Everything that a policy is attached to directly.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTargetsForPolicy.html">ListTargetsForPolicy</a>
 */
public final class ListTargetsForPolicy
        implements Operation<ListTargetsForPolicyRequest, OnOrganization<ControlPolicy>, ListTargetsForPolicyResponse> {
    private static final Action LIST_TARGETS_FOR_POLICY = new Action("organizations", "ListTargetsForPolicy");

    private final Listings listings;

    public ListTargetsForPolicy(Listings listings) {
        this.listings = listings;
    }

    @Override
    public OperationContract<ListTargetsForPolicyRequest, ListTargetsForPolicyResponse> contract() {
        return OrganizationsContract.LIST_TARGETS_FOR_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<ControlPolicy> locate(ListTargetsForPolicyRequest request, Call call) {
        return listings.locator()
                .locate(
                        call,
                        (view, organization) ->
                                listings.locator().policy(view, organization, request.policyId(), policy -> policy),
                        LIST_TARGETS_FOR_POLICY);
    }

    @Override
    public Answer<ListTargetsForPolicyResponse> run(
            ListTargetsForPolicyRequest request, OnOrganization<ControlPolicy> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        ControlPolicy policy = located.or(Refused.noPolicy());
        Part<Node> part = listings.part(
                new Listings.Asked("ListTargetsForPolicy", policy.id(), request.nextToken(), request.maxResults()),
                call,
                (view, last, limit) -> view.targetsOf(policy, organization, last, limit),
                Node::idText);
        return new Answer.Told<>(new ListTargetsForPolicyResponse(
                part.items().stream()
                        .map(node -> listings.descriptions().target(organization, node))
                        .toList(),
                part.next()));
    }
}
