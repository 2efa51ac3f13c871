// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may retire a grant: the grant says it, and the account that made it. */
@ExtendWith(SharedKms.class)
class RetireGrantTest {
    private TestAccount account;
    private TestUser alice;
    private TestUser bob;
    private TestUser carol;
    private String key;

    @BeforeEach
    void a_key_and_users_without_policies(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        bob = account.user("bob");
        carol = account.user("carol");
        key = alice.createKey();
    }

    private Answer grant(Object... more) {
        return alice.call("CreateGrant", Paging.and(new Object[] {"KeyId", key, "GranteePrincipal", bob.arn()}, more))
                .ok();
    }

    private static Answer retire(TestUser user, Answer grant) {
        return user.call("RetireGrant", "GrantToken", grant.text("GrantToken"));
    }

    @Test
    void the_retiring_principal_retires_it_by_token_or_by_key_and_id() {
        Answer one = grant("RetiringPrincipal", carol.arn(), "Operations", List.of("Encrypt"));
        Answer another = grant("RetiringPrincipal", carol.arn(), "Operations", List.of("Encrypt"));

        assertThat(retire(carol, one).ok().body()).isEmpty();
        carol.call("RetireGrant", "KeyId", key, "GrantId", another.text("GrantId"))
                .ok();

        assertThat(alice.call("ListGrants", "KeyId", key).ok().list("Grants")).isEmpty();
        assertThat(bob.call("Encrypt", "KeyId", key, "Plaintext", new byte[1]).code())
                .isEqualTo("AccessDeniedException");
    }

    @Test
    void the_grantee_retires_it_only_if_the_grant_says_so() {
        Answer without = grant("Operations", List.of("Encrypt"));
        Answer with = grant("Operations", List.of("Encrypt", "RetireGrant"));

        assertThat(retire(bob, without).code()).isEqualTo("AccessDeniedException");
        retire(bob, with).ok();
    }

    @Test
    void the_account_that_made_it_delegates_to_its_policies() {
        Answer one = grant("Operations", List.of("Encrypt"));
        Answer another = grant("Operations", List.of("Encrypt"));
        TestUser delegate = account.userAllowed("delegate", "kms:RetireGrant");

        assertThat(retire(carol, one).code()).isEqualTo("AccessDeniedException");
        retire(delegate, one).ok();
        retire(alice, another).ok();
    }

    @Test
    void the_permission_alone_allows_nobody_of_another_account(Kms kms) {
        Answer made = grant("Operations", List.of("Encrypt"));
        TestUser stranger = kms.newAccount().administrator();

        Answer refused = retire(stranger, made);
        Answer absent = stranger.call("RetireGrant", "KeyId", key, "GrantId", "0".repeat(64));

        assertThat(refused.code()).isEqualTo("AccessDeniedException");
        assertThat(absent.body()).isEqualTo(refused.body());
    }

    @Test
    void a_retiring_principal_of_another_account_needs_no_policy(Kms kms) {
        TestUser there = kms.newAccount().user("there");

        retire(there, grant("RetiringPrincipal", there.arn(), "Operations", List.of("Encrypt")))
                .ok();
    }

    @Test
    void a_key_policy_has_no_part_in_it_and_a_deny_of_the_callers_policies_has() {
        Answer made = grant("RetiringPrincipal", carol.arn(), "Operations", List.of("Encrypt"));
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", Keys.denying(alice.arn(), carol.arn()))
                .ok();
        TestUser denied = account.user("denied", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:RetireGrant","Resource":"*"}]}""");
        Answer forDenied = grant("RetiringPrincipal", denied.arn(), "Operations", List.of("Encrypt"));

        retire(carol, made).ok();
        assertThat(retire(denied, forDenied).body()).contains("with an explicit deny in an identity-based policy");
    }

    @Test
    void a_grant_is_retired_once() {
        Answer made = grant("Operations", List.of("Encrypt"));
        retire(alice, made).ok();

        retire(alice, made).isBareRefusal("InvalidGrantTokenException");
        alice.call("RetireGrant", "KeyId", key, "GrantId", made.text("GrantId"))
                .isRefusal("NotFoundException", "Grant ID %s not found".formatted(made.text("GrantId")));
        assertThat(retire(carol, made).code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void what_is_named_must_be_a_token_or_a_key_and_a_grant() {
        Answer made = grant("Operations", List.of("Encrypt"));

        alice.call("RetireGrant", "GrantToken", "invented").isBareRefusal("InvalidGrantTokenException");
        alice.in(Kms.OTHER_REGION)
                .call("RetireGrant", "GrantToken", made.text("GrantToken"))
                .isBareRefusal("InvalidGrantTokenException");
        for (Object[] members : List.of(
                new Object[] {},
                new Object[] {"KeyId", key},
                new Object[] {"GrantId", made.text("GrantId")},
                new Object[] {"GrantToken", made.text("GrantToken"), "KeyId", key})) {
            assertThat(alice.call("RetireGrant", members).code()).isEqualTo("ValidationException");
        }
        assertThat(alice.call("RetireGrant", "GrantToken", made.text("GrantToken"), "DryRun", true)
                        .code())
                .isEqualTo("DryRunOperationException");
        assertThat(alice.call("ListGrants", "KeyId", key).ok().list("Grants")).hasSize(1);
    }
}
