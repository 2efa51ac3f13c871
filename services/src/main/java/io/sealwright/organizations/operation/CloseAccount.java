// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.CloseAccountRequest;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Closes an account: from then on nobody of it can sign a request. Its number and its address stay taken.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html">CloseAccount</a>
 */
public final class CloseAccount implements Operation<CloseAccountRequest, OnOrganization<Member>, NoOutput> {
    private static final Action CLOSE_ACCOUNT = new Action("organizations", "CloseAccount");

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;

    public CloseAccount(OrganizationLocator locator, OrganizationRepository organizations) {
        this.locator = locator;
        this.organizations = organizations;
    }

    @Override
    public OperationContract<CloseAccountRequest, NoOutput> contract() {
        return OrganizationsContract.CLOSE_ACCOUNT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<Member> locate(CloseAccountRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> Found.of(
                        view.member(new AccountId(request.accountId())).orElse(null),
                        locator.arns().account(organization, request.accountId())),
                CLOSE_ACCOUNT);
    }

    @Override
    public Answer<NoOutput> run(
            CloseAccountRequest request, OnOrganization<Member> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Member member = located.or(Refused.noAccount());
        if (organization.isManagement(member.id())) {
            throw Refused.constraint(
                    "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", "You attempted to close the management account.");
        }
        if (member.suspended()) {
            throw OrganizationsError.ACCOUNT_ALREADY_CLOSED.because(
                    "You attempted to close an account that is already closed.");
        }
        Edit closed = new Edit.ReplaceMember(member.close());
        return new Answer.Changing<>(
                NoOutput.INSTANCE, organizations.change(organization, organization.next(), List.of(closed)));
    }
}
