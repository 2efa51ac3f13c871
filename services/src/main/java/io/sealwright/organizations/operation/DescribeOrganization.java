// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.NoInput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.DescribeOrganizationResponse;
import io.sealwright.contract.organizations.Organization;
import io.sealwright.contract.organizations.OrganizationFeatureSet;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.PolicyTypeStatus;
import io.sealwright.contract.organizations.PolicyTypeSummary;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Arns;
import io.sealwright.organizations.model.ControlType;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Tells any account of the organization about it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html">DescribeOrganization</a>
 */
public final class DescribeOrganization
        implements Operation<NoInput, OnOrganization<Member>, DescribeOrganizationResponse> {
    private static final Action DESCRIBE_ORGANIZATION = new Action("organizations", "DescribeOrganization");

    private final OrganizationLocator locator;

    public DescribeOrganization(OrganizationLocator locator) {
        this.locator = locator;
    }

    @Override
    public OperationContract<NoInput, DescribeOrganizationResponse> contract() {
        return OrganizationsContract.DESCRIBE_ORGANIZATION;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Member> locate(NoInput request, Call call) {
        return locator.locate(
                call,
                (view, organization) ->
                        Found.of(view.member(organization.management()).orElse(null)),
                DESCRIBE_ORGANIZATION);
    }

    @Override
    public Answer<DescribeOrganizationResponse> run(
            NoInput request, OnOrganization<Member> located, Permits permits, Call call) {
        io.sealwright.organizations.model.Organization organization = located.asMember(permits);
        Arns arns = locator.arns();
        return new Answer.Told<>(new DescribeOrganizationResponse(Organization.builder()
                .id(organization.id())
                .arn(arns.organization(organization).toString())
                .featureSet(OrganizationFeatureSet.ALL)
                .masterAccountArn(
                        arns.account(organization, organization.management()).toString())
                .masterAccountId(organization.management().digits())
                .masterAccountEmail(located.subject().email())
                .availablePolicyTypes(List.of(
                        new PolicyTypeSummary(ControlType.SERVICE_CONTROL_POLICY.word(), PolicyTypeStatus.ENABLED)))
                .build()));
    }
}
