// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.operation;

import static io.sealwright.organizations.OrganizationFixture.isRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.TestUser;
import io.sealwright.organizations.OrganizationFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DescribeOrganization, CreateAccount and what became of it, ListAccounts, DescribeAccount, CloseAccount. */
class AccountsTest {
    private static OrganizationFixture organization;

    @BeforeAll
    static void an_organization() {
        organization = new OrganizationFixture();
    }

    @AfterAll
    static void gone() throws Exception {
        organization.close();
    }

    @Test
    void any_member_may_read_about_the_organization() {
        String id = organization.organizationId();
        TestUser member = organization.kms.account(organization.account()).administrator();

        Map<String, Object> told =
                member.organizations("DescribeOrganization").ok().object("Organization");

        String management = organization.management.id();
        assertThat(id).matches("o-[a-z0-9]{10}");
        assertThat(told)
                .containsEntry("Id", id)
                .containsEntry("Arn", "arn:aws:organizations::%s:organization/%s".formatted(management, id))
                .containsEntry("FeatureSet", "ALL")
                .containsEntry("MasterAccountId", management)
                .containsEntry(
                        "MasterAccountArn",
                        "arn:aws:organizations::%s:account/%s/%s".formatted(management, id, management))
                .containsEntry("MasterAccountEmail", "management@sealwright.invalid")
                .containsEntry(
                        "AvailablePolicyTypes", List.of(Map.of("Type", OrganizationFixture.SCP, "Status", "ENABLED")));
    }

    @Test
    void only_the_management_account_may_do_more() {
        TestUser member = organization.kms.account(organization.account()).administrator();

        for (String operation : List.of("ListAccounts", "ListRoots", "ListCreateAccountStatus")) {
            member.organizations(operation)
                    .isRefusal("AccessDeniedException", "You don't have permissions to access this resource.");
        }
        member.organizations("CreateAccount", "AccountName", "x", "Email", "x@example.com")
                .isRefusal("AccessDeniedException", "You don't have permissions to access this resource.");
    }

    @Test
    void without_the_right_nothing_is_told() {
        TestUser nobody = organization.management.user("nobody");
        String account = organization.account();

        nobody.organizations("ListAccounts")
                .isRefusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: organizations:ListAccounts on resource: * because no"
                                        .formatted(nobody.arn())
                                + " identity-based policy allows the organizations:ListAccounts action");
        assertThat(nobody.organizations("DescribeAccount", "AccountId", account).text("Message"))
                .contains("on resource: arn:aws:organizations::%s:account/%s/%s because"
                        .formatted(organization.management.id(), organization.organizationId(), account));
        assertThat(nobody.organizations("DescribeAccount", "AccountId", "999999999999")
                        .code())
                .isEqualTo("AccessDeniedException");
    }

    @Test
    void an_account_in_no_organization_hears_so() throws Exception {
        try (Kms alone = Kms.start()) {
            alone.newAccount()
                    .administrator()
                    .organizations("DescribeOrganization")
                    .isRefusal("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        }
    }

    @Test
    void creating_an_account_is_asynchronous_in_form() {
        Answer begun = organization.call("CreateAccount", "AccountName", "Ware house", "Email", "Ware@Example.com");

        Map<String, Object> status = begun.ok().object("CreateAccountStatus");
        assertThat(status)
                .containsEntry("State", "IN_PROGRESS")
                .containsEntry("AccountName", "Ware house")
                .containsKey("RequestedTimestamp")
                .doesNotContainKeys("AccountId", "CompletedTimestamp", "FailureReason");
        assertThat((String) status.get("Id")).matches("car-[a-z0-9]{32}");

        Map<String, Object> done = organization
                .call("DescribeCreateAccountStatus", "CreateAccountRequestId", status.get("Id"))
                .ok()
                .object("CreateAccountStatus");
        assertThat(done).containsEntry("State", "SUCCEEDED").containsKey("CompletedTimestamp");
        String account = (String) done.get("AccountId");
        String id = organization.organizationId();
        assertThat(organization
                        .call("DescribeAccount", "AccountId", account)
                        .ok()
                        .object("Account"))
                .containsEntry("Id", account)
                .containsEntry(
                        "Arn",
                        "arn:aws:organizations::%s:account/%s/%s".formatted(organization.management.id(), id, account))
                .containsEntry("Email", "Ware@Example.com")
                .containsEntry("Name", "Ware house")
                .containsEntry("Status", "ACTIVE")
                .containsEntry("State", "ACTIVE")
                .containsEntry("JoinedMethod", "CREATED")
                .containsEntry("Paths", List.of("%s/%s/%s/".formatted(id, organization.rootId(), account)));
    }

    @Test
    void an_address_belongs_to_one_account_whatever_its_case() {
        organization
                .call("CreateAccount", "AccountName", "one", "Email", "taken@example.com")
                .ok();

        Object request = organization
                .call("CreateAccount", "AccountName", "two", "Email", "Taken@Example.com")
                .ok()
                .object("CreateAccountStatus")
                .get("Id");

        assertThat(organization
                        .call("DescribeCreateAccountStatus", "CreateAccountRequestId", request)
                        .ok()
                        .object("CreateAccountStatus"))
                .containsEntry("State", "FAILED")
                .containsEntry("FailureReason", "EMAIL_ALREADY_EXISTS")
                .doesNotContainKey("AccountId");
        assertThat(organization
                        .call("ListCreateAccountStatus", "States", List.of("FAILED"))
                        .ok()
                        .<Map<String, Object>>list("CreateAccountStatuses"))
                .extracting(status -> status.get("State"))
                .containsOnly("FAILED")
                .isNotEmpty();
    }

    @Test
    void of_many_requests_at_once_for_one_address_one_succeeds() throws Exception {
        List<Future<Answer>> begun = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                begun.add(threads.submit(
                        () -> organization.call("CreateAccount", "AccountName", "race", "Email", "race@example.com")));
            }
        }

        int succeeded = 0;
        for (var answer : begun) {
            Answer answered = answer.get();
            if (answered.status() == 200) {
                Object id = answered.object("CreateAccountStatus").get("Id");
                succeeded += "SUCCEEDED"
                                .equals(organization
                                        .call("DescribeCreateAccountStatus", "CreateAccountRequestId", id)
                                        .ok()
                                        .object("CreateAccountStatus")
                                        .get("State"))
                        ? 1
                        : 0;
            }
        }
        assertThat(succeeded).isEqualTo(1);
        assertThat(organization.kms.count("SELECT COUNT(*) FROM organizations_member WHERE email = 'race@example.com'"))
                .isEqualTo(1);
        assertThat(organization.kms.count("SELECT account_count FROM organizations_organization"))
                .isEqualTo(organization.kms.count("SELECT COUNT(*) FROM organizations_member"));
    }

    @Test
    void the_role_of_a_new_account_is_not_one_of_services() {
        isRefusal(
                organization.call(
                        "CreateAccount",
                        "AccountName",
                        "x",
                        "Email",
                        "role@example.com",
                        "RoleName",
                        "AWSServiceRoleForX"),
                "InvalidInputException",
                "INVALID_ROLE_NAME",
                "You provided a role name that isn't valid. A role name can't begin with the reserved prefix"
                        + " AWSServiceRoleFor.");
    }

    @Test
    void what_is_not_there_is_told_to_those_who_may_ask() {
        organization
                .call("DescribeAccount", "AccountId", "999999999999")
                .isRefusal("AccountNotFoundException", "You specified an account that doesn't exist.");
        organization
                .call("CloseAccount", "AccountId", "999999999999")
                .isRefusal("AccountNotFoundException", "You specified an account that doesn't exist.");
        organization
                .call("DescribeCreateAccountStatus", "CreateAccountRequestId", "car-12345678")
                .isRefusal(
                        "CreateAccountStatusNotFoundException",
                        "You specified a create account request that doesn't exist.");
    }

    @Test
    void nobody_of_a_closed_account_signs_anything() {
        String account = organization.account();
        TestUser member = organization.kms.account(account).administrator();
        String key = member.createKey();

        organization.call("CloseAccount", "AccountId", account).ok();

        member.call("DescribeKey", "KeyId", key)
                .isRefusal("UnrecognizedClientException", "The security token included in the request is invalid.");
        assertThat(organization
                        .call("DescribeAccount", "AccountId", account)
                        .ok()
                        .object("Account"))
                .containsEntry("Status", "SUSPENDED")
                .containsEntry("State", "SUSPENDED");
        organization
                .call("CloseAccount", "AccountId", account)
                .isRefusal(
                        "AccountAlreadyClosedException", "You attempted to close an account that is already closed.");
    }

    @Test
    void the_management_account_cannot_be_closed() {
        isRefusal(
                organization.call("CloseAccount", "AccountId", organization.management.id()),
                "ConstraintViolationException",
                "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
                "You attempted to close the management account.");
    }

    @Test
    void accounts_are_listed_page_by_page() {
        List<String> made =
                IntStream.range(0, 5).mapToObj(_ -> organization.account()).toList();
        List<Object> listed = new ArrayList<>();
        Answer page = organization.call("ListAccounts", "MaxResults", 2).ok();
        while (true) {
            page.<Map<String, Object>>list("Accounts").forEach(account -> listed.add(account.get("Id")));
            if (page.text("NextToken") == null) {
                break;
            }
            page = organization
                    .call("ListAccounts", "MaxResults", 2, "NextToken", page.text("NextToken"))
                    .ok();
        }

        assertThat(listed)
                .containsAll(made)
                .contains(organization.management.id())
                .doesNotHaveDuplicates();
        isRefusal(
                organization.call("ListAccounts", "NextToken", "x"),
                "InvalidInputException",
                "INVALID_NEXT_TOKEN",
                "You specified an invalid value for nextToken.");
    }
}
