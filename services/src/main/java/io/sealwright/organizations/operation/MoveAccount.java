// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.MoveAccountRequest;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.organizations.model.Arns;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Unit;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves an account from the root or unit it is in to another. The policies of the new place limit it at once.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html">MoveAccount</a>
 */
public final class MoveAccount implements Operation<MoveAccountRequest, OnOrganization<MoveAccount.Move>, NoOutput> {
    private static final Action MOVE_ACCOUNT = new Action("organizations", "MoveAccount");

    /** What is moved from where to where; null stands for what is not there. */
    public record Move(
            @Nullable Member member,
            @Nullable Unit source,
            @Nullable Unit destination) {}

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;

    public MoveAccount(OrganizationLocator locator, OrganizationRepository organizations) {
        this.locator = locator;
        this.organizations = organizations;
    }

    @Override
    public OperationContract<MoveAccountRequest, NoOutput> contract() {
        return OrganizationsContract.MOVE_ACCOUNT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<MoveAccount.Move> locate(MoveAccountRequest request, Call call) {
        return locator.locate(
                call,
                (view, organization) -> {
                    Arns arns = locator.arns();
                    return Found.of(
                            new Move(
                                    view.member(new AccountId(request.accountId()))
                                            .orElse(null),
                                    view.unit(request.sourceParentId()).orElse(null),
                                    view.unit(request.destinationParentId()).orElse(null)),
                            arns.account(organization, request.accountId()),
                            arns.unit(organization, request.sourceParentId()),
                            arns.unit(organization, request.destinationParentId()));
                },
                MOVE_ACCOUNT);
    }

    @Override
    public Answer<NoOutput> run(
            MoveAccountRequest request, OnOrganization<MoveAccount.Move> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        Move move = located.subject();
        Member member = move.member();
        if (member == null) {
            throw Refused.noAccount();
        }
        if (move.source() == null || !member.parent().equals(move.source().id())) {
            throw OrganizationsError.SOURCE_PARENT_NOT_FOUND.because(
                    "You specified a source parent that doesn't exist, or that the account isn't in.");
        }
        if (move.destination() == null) {
            throw OrganizationsError.DESTINATION_PARENT_NOT_FOUND.because(
                    "You specified a destination parent that doesn't exist.");
        }
        String destination = move.destination().id();
        if (destination.equals(member.parent())) {
            throw OrganizationsError.DUPLICATE_ACCOUNT.because(
                    "That account is already present in the specified destination.");
        }
        Edit moved = new Edit.ReplaceMember(member.movedTo(destination));
        return new Answer.Changing<>(
                NoOutput.INSTANCE, organizations.change(organization, organization.next(), List.of(moved)));
    }
}
