// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.ListPoliciesForTargetRequest;
import io.sealwright.contract.organizations.ListPoliciesForTargetResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Listings;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.Node;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.OrganizationView;
import io.sealwright.organizations.model.Refused;
import io.sealwright.vocabulary.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one type that are attached directly to the root, a unit or an account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html">ListPoliciesForTarget</a>
 */
public final class ListPoliciesForTarget
        implements Operation<ListPoliciesForTargetRequest, OnOrganization<Node>, ListPoliciesForTargetResponse> {
    private static final Action LIST_POLICIES_FOR_TARGET = new Action("organizations", "ListPoliciesForTarget");

    private final Listings listings;

    public ListPoliciesForTarget(Listings listings) {
        this.listings = listings;
    }

    @Override
    public OperationContract<ListPoliciesForTargetRequest, ListPoliciesForTargetResponse> contract() {
        return OrganizationsContract.LIST_POLICIES_FOR_TARGET;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Node> locate(ListPoliciesForTargetRequest request, Call call) {
        return listings.locator()
                .locate(
                        call,
                        OrganizationFacts.about(request.filter()),
                        (view, organization) -> Found.of(
                                view.node(request.targetId()).orElse(null),
                                listings.locator().arns().node(organization, request.targetId())),
                        LIST_POLICIES_FOR_TARGET);
    }

    @Override
    public Answer<ListPoliciesForTargetResponse> run(
            ListPoliciesForTargetRequest request, OnOrganization<Node> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Node target = located.or(Refused.noTarget());
        ControlType type = ControlType.of(request.filter());
        List<String> attached = target.attachments().today(type, organization.enablings());
        Part<ControlPolicy> part = listings.part(
                new Listings.Asked(
                        "ListPoliciesForTarget",
                        target.idText() + ' ' + type,
                        request.nextToken(),
                        request.maxResults()),
                call,
                (view, last, limit) -> from(view, attached, last, limit),
                ControlPolicy::id);
        return new Answer.Told<>(new ListPoliciesForTargetResponse(
                listings.descriptions().summaries(organization, part.items()), part.next()));
    }

    private static List<ControlPolicy> from(
            OrganizationView view, List<String> attached, @Nullable String last, int limit) {
        return attached.stream()
                .sorted()
                .filter(id -> last == null || id.compareTo(last) > 0)
                .limit(limit)
                .flatMap(id -> view.policy(id).stream())
                .toList();
    }
}
