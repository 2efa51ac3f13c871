// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.organizations.CreateAccountFailureReason;
import io.sealwright.contract.organizations.CreateAccountRequest;
import io.sealwright.contract.organizations.CreateAccountResponse;
import io.sealwright.contract.organizations.CreateAccountState;
import io.sealwright.contract.organizations.CreateAccountStatus;
import io.sealwright.contract.organizations.OrganizationsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.organizations.model.AccessRole;
import io.sealwright.organizations.model.AccountCreation;
import io.sealwright.organizations.model.Attachments;
import io.sealwright.organizations.model.Edit;
import io.sealwright.organizations.model.Identifiers;
import io.sealwright.organizations.model.Member;
import io.sealwright.organizations.model.OnOrganization;
import io.sealwright.organizations.model.Organization;
import io.sealwright.organizations.model.OrganizationFacts;
import io.sealwright.organizations.model.OrganizationLocator;
import io.sealwright.organizations.model.OrganizationLocator.Found;
import io.sealwright.organizations.model.OrganizationRepository;
import io.sealwright.organizations.model.Refused;
import io.sealwright.organizations.model.Tags;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.Action;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an account in the root of the organization, with the role by which the management account enters it. The answer
 * says that it is under way, as on AWS; what became of it is there to be read at once.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html">CreateAccount</a>
 */
public final class CreateAccount
        implements Operation<CreateAccountRequest, OnOrganization<CreateAccount.Address>, CreateAccountResponse> {
    private static final Action CREATE_ACCOUNT = new Action("organizations", "CreateAccount");
    private static final Action TAG_RESOURCE = new Action("organizations", "TagResource");
    private static final String DEFAULT_ROLE = "OrganizationAccountAccessRole";

    /** Whether another account has the address already. */
    public record Address(boolean taken) {}

    private final OrganizationLocator locator;
    private final OrganizationRepository organizations;
    private final Identifiers identifiers;
    private final AccessRole role;

    public CreateAccount(
            OrganizationLocator locator,
            OrganizationRepository organizations,
            Identifiers identifiers,
            AccessRole role) {
        this.locator = locator;
        this.organizations = organizations;
        this.identifiers = identifiers;
        this.role = role;
    }

    @Override
    public OperationContract<CreateAccountRequest, CreateAccountResponse> contract() {
        return OrganizationsContract.CREATE_ACCOUNT;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnOrganization<CreateAccount.Address> locate(CreateAccountRequest request, Call call) {
        Action[] actions =
                request.tags() == null ? new Action[] {CREATE_ACCOUNT} : new Action[] {CREATE_ACCOUNT, TAG_RESOURCE};
        return locator.locate(
                call,
                OrganizationFacts.giving(request.tags()),
                (view, _) -> Found.of(new Address(view.hasEmail(request.email()))),
                actions);
    }

    @Override
    public Answer<CreateAccountResponse> run(
            CreateAccountRequest request, OnOrganization<CreateAccount.Address> located, Permits permits, Call call) {
        Organization organization = located.asManagement(permits, call);
        List<io.sealwright.organizations.model.Tag> tags = Tags.of(request.tags());
        String roleName = roleName(request);
        long accounts = organization.counts().accounts() + 1;
        if (accounts > Member.MAX_ACCOUNTS) {
            throw Refused.constraint(
                    "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
                    "You have exceeded the allowed number of AWS accounts in your organization.");
        }
        Instant now = call.time().truncatedTo(ChronoUnit.MILLIS);
        String id = identifiers.creation();
        CreateAccountResponse answer = new CreateAccountResponse(CreateAccountStatus.builder()
                .id(id)
                .accountName(request.accountName())
                .state(CreateAccountState.IN_PROGRESS)
                .requestedTimestamp(now)
                .build());
        if (located.subject().taken()) {
            String why = CreateAccountFailureReason.EMAIL_ALREADY_EXISTS.name();
            Edit failed = new Edit.AddCreation(new AccountCreation(id, request.accountName(), now, null, why));
            return new Answer.Changing<>(
                    answer, organizations.change(organization, organization.next(), List.of(failed)));
        }
        Member member = new Member(
                identifiers.account(),
                request.accountName(),
                request.email(),
                false,
                organization.rootId(),
                false,
                now,
                Attachments.NOTHING,
                tags);
        Edit made = new Edit.AddCreation(new AccountCreation(id, request.accountName(), now, member.id(), null));
        Write account = organizations.change(
                organization,
                organization.with(organization.counts().withAccounts(accounts)),
                List.of(new Edit.AddMember(member), made));
        return new Answer.Changing<>(
                answer, both(account, role.make(member.id(), roleName, organization.management(), now)));
    }

    private static String roleName(CreateAccountRequest request) {
        String name = request.roleName();
        if (name == null) {
            return DEFAULT_ROLE;
        }
        if (name.startsWith("AWSServiceRoleFor")) {
            throw Refused.invalidInput(
                    "INVALID_ROLE_NAME",
                    "You provided a role name that isn't valid. A role name can't begin with the reserved prefix"
                            + " AWSServiceRoleFor.");
        }
        return name;
    }

    /** The organization's lane numbers the change, of which the first role of the new account is a part. */
    private static Write both(Write account, Write role) {
        List<Touch> touches = new ArrayList<>(account.touches());
        touches.addAll(role.touches());
        return new Write(account.account(), touches, account.body()).and(role.body());
    }
}
