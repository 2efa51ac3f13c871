// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.DescribeAccountRequest;
import io.sealwright.contract.organizations.DescribeAccountResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.Placed;
import io.sealwright.organizations.model.Refused;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;

/**
 * Tells about one account of the organization.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html">DescribeAccount</a>
 */
public final class DescribeAccount
        implements Operation<DescribeAccountRequest, OnOrganization<Placed<Member>>, DescribeAccountResponse> {
    private static final Action DESCRIBE_ACCOUNT = new Action("organizations", "DescribeAccount");

    private final OrganizationLocator locator;
    private final Descriptions descriptions;

    public DescribeAccount(OrganizationLocator locator, Descriptions descriptions) {
        this.locator = locator;
        this.descriptions = descriptions;
    }

    @Override
    public OperationContract<DescribeAccountRequest, DescribeAccountResponse> contract() {
        return OrganizationsContract.DESCRIBE_ACCOUNT;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Placed<Member>> locate(DescribeAccountRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> Found.of(
                        view.member(new AccountId(request.accountId()))
                                .map(member -> Placed.of(view, organization, member))
                                .orElse(null),
                        locator.arns().account(organization, request.accountId())),
                DESCRIBE_ACCOUNT);
    }

    @Override
    public Answer<DescribeAccountResponse> run(
            DescribeAccountRequest request, OnOrganization<Placed<Member>> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Placed<Member> found = located.or(Refused.noAccount());
        return new Answer.Told<>(
                new DescribeAccountResponse(descriptions.account(organization, found.thing(), found.path())));
    }
}
