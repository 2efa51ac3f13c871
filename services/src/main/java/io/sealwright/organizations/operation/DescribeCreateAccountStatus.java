// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.DescribeCreateAccountStatusRequest;
import io.sealwright.contract.organizations.DescribeCreateAccountStatusResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.AccountCreation;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.vocabulary.Action;

/**
 * Tells what became of one request to create an account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeCreateAccountStatus.html">DescribeCreateAccountStatus</a>
 */
public final class DescribeCreateAccountStatus
        implements Operation<
                DescribeCreateAccountStatusRequest,
                OnOrganization<AccountCreation>,
                DescribeCreateAccountStatusResponse> {
    private static final Action DESCRIBE_CREATE_ACCOUNT_STATUS =
            new Action("organizations", "DescribeCreateAccountStatus");

    private final OrganizationLocator locator;

    public DescribeCreateAccountStatus(OrganizationLocator locator) {
        this.locator = locator;
    }

    @Override
    public OperationContract<DescribeCreateAccountStatusRequest, DescribeCreateAccountStatusResponse> contract() {
        return OrganizationsContract.DESCRIBE_CREATE_ACCOUNT_STATUS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<AccountCreation> locate(DescribeCreateAccountStatusRequest request, Call call) {
        return locator.locate(
                call,
                (view, _) ->
                        Found.of(view.creation(request.createAccountRequestId()).orElse(null)),
                DESCRIBE_CREATE_ACCOUNT_STATUS);
    }

    @Override
    public Answer<DescribeCreateAccountStatusResponse> run(
            DescribeCreateAccountStatusRequest request,
            OnOrganization<AccountCreation> located,
            Permits permits,
            Call call) {
        var _ = located.asManagement(permits, call);
        AccountCreation creation = located.or(OrganizationsError.CREATE_ACCOUNT_STATUS_NOT_FOUND.because(
                "You specified a create account request that doesn't exist."));
        return new Answer.Told<>(new DescribeCreateAccountStatusResponse(Descriptions.creation(creation)));
    }
}
