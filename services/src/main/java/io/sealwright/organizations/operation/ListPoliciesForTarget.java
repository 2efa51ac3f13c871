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
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.NextTokens;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.Node;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.OrganizationRepository;
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

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;
    private final NextTokens tokens;
    private final Descriptions descriptions;

    public ListPoliciesForTarget(
            OrganizationLocator locator,
            OrganizationRepository organizations,
            NextTokens tokens,
            Descriptions descriptions) {
        this.locator = locator;
        this.organizations = organizations;
        this.tokens = tokens;
        this.descriptions = descriptions;
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
        return locator.locate(
                call,
                OrganizationFacts.about(request.filter()),
                (view, organization) -> Found.of(
                        view.node(request.targetId()).orElse(null),
                        locator.arns().node(organization, request.targetId())),
                LIST_POLICIES_FOR_TARGET);
    }

    @Override
    public Answer<ListPoliciesForTargetResponse> run(
            ListPoliciesForTargetRequest request, OnOrganization<Node> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Node target = located.or(Refused.noTarget());
        ControlType type = ControlType.of(request.filter());
        List<String> attached = target.attachments().today(type, organization.enablings());
        Part<ControlPolicy> part = tokens.part(
                request.nextToken(),
                request.maxResults(),
                "ListPoliciesForTarget",
                target.idText() + ' ' + type,
                call,
                (last, limit) -> organizations.read(view -> from(view, attached, last, limit)),
                ControlPolicy::id);
        return new Answer.Told<>(
                new ListPoliciesForTargetResponse(descriptions.summaries(organization, part.items()), part.next()));
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
