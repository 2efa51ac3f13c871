// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.CreateAccountState;
import io.sealwright.contract.organizations.ListCreateAccountStatusRequest;
import io.sealwright.contract.organizations.ListCreateAccountStatusResponse;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.AccountCreation;
import io.sealwright.organizations.model.Descriptions;
import io.sealwright.organizations.model.Listings;
import io.sealwright.organizations.model.NextTokens.Part;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * What became of all requests to create accounts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListCreateAccountStatus.html">ListCreateAccountStatus</a>
 */
public final class ListCreateAccountStatus
        implements Operation<
                ListCreateAccountStatusRequest, OnOrganization<Organization>, ListCreateAccountStatusResponse> {
    private static final Action LIST_CREATE_ACCOUNT_STATUS = new Action("organizations", "ListCreateAccountStatus");

    private final Listings listings;

    public ListCreateAccountStatus(Listings listings) {
        this.listings = listings;
    }

    @Override
    public OperationContract<ListCreateAccountStatusRequest, ListCreateAccountStatusResponse> contract() {
        return OrganizationsContract.LIST_CREATE_ACCOUNT_STATUS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnOrganization<Organization> locate(ListCreateAccountStatusRequest request, Call call) {
        return listings.locator().whole(call, LIST_CREATE_ACCOUNT_STATUS);
    }

    @Override
    public Answer<ListCreateAccountStatusResponse> run(
            ListCreateAccountStatusRequest request, OnOrganization<Organization> located, Permits permits, Call call) {
        var _ = located.asManagement(permits, call);
        List<CreateAccountState> states = request.states() == null ? List.of() : request.states();
        boolean succeeded = states.isEmpty() || states.contains(CreateAccountState.SUCCEEDED);
        boolean failed = states.isEmpty() || states.contains(CreateAccountState.FAILED);
        Part<AccountCreation> part = listings.part(
                new Listings.Asked(
                        "ListCreateAccountStatus", states.toString(), request.nextToken(), request.maxResults()),
                call,
                (view, last, limit) -> view.creations(succeeded, failed, last, limit),
                AccountCreation::id);
        return new Answer.Told<>(new ListCreateAccountStatusResponse(
                part.items().stream().map(Descriptions::creation).toList(), part.next()));
    }
}
