// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.DescribePolicyRequest;
import io.sealwright.contract.organizations.DescribePolicyResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.Refused;
import io.sealwright.vocabulary.Action;

/**
 * A policy with its text as its author wrote it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html">DescribePolicy</a>
 */
public final class DescribePolicy
        implements Operation<DescribePolicyRequest, OnOrganization<DescribePolicy.Whole>, DescribePolicyResponse> {
    private static final Action DESCRIBE_POLICY = new Action("organizations", "DescribePolicy");

    /** A policy and its text. */
    public record Whole(ControlPolicy policy, String content) {}

    private final OrganizationLocator locator;
    private final Descriptions descriptions;

    public DescribePolicy(OrganizationLocator locator, Descriptions descriptions) {
        this.locator = locator;
        this.descriptions = descriptions;
    }

    @Override
    public OperationContract<DescribePolicyRequest, DescribePolicyResponse> contract() {
        return OrganizationsContract.DESCRIBE_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<DescribePolicy.Whole> locate(DescribePolicyRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> locator.policy(
                        view, organization, request.policyId(), policy -> new Whole(policy, view.content(policy))),
                DESCRIBE_POLICY);
    }

    @Override
    public Answer<DescribePolicyResponse> run(
            DescribePolicyRequest request, OnOrganization<DescribePolicy.Whole> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Whole found = located.or(Refused.noPolicy());
        return new Answer.Told<>(
                new DescribePolicyResponse(descriptions.policy(organization, found.policy(), found.content())));
    }
}
