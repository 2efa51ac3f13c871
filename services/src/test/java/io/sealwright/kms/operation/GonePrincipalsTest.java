// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever is made again under the name of somebody who is gone is not whom key policies and grants mean. */
@ExtendWith(SharedKms.class)
class GonePrincipalsTest {
    private Kms kms;
    private TestAccount account;
    private TestUser alice;
    private TestUser bob;
    private String key;

    @BeforeEach
    void a_key_and_a_user(Kms shared) {
        kms = shared;
        account = kms.newAccount();
        alice = account.administrator();
        bob = account.user("bob");
        key = alice.createKey();
    }

    private void bobIsDeleted() {
        Iam iam = Iam.as(alice);
        iam.call("DeleteAccessKey", "UserName", "bob", "AccessKeyId", bob.accessKeyId())
                .ok();
        iam.call("DeleteUser", "UserName", "bob").ok();
    }

    private String codeOfDescribe(TestUser user) {
        return String.valueOf(user.call("DescribeKey", "KeyId", key).code());
    }

    @Test
    void a_key_policy_means_the_user_that_it_named_when_it_was_put() {
        String policy = Keys.forPrincipals(alice.arn(), bob.arn());
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", policy).ok();
        bob.call("DescribeKey", "KeyId", key).ok();

        bobIsDeleted();
        TestUser again = account.user("bob");

        assertThat(again.arn()).isEqualTo(bob.arn());
        assertThat(codeOfDescribe(again)).isEqualTo("AccessDeniedException");
    }

    @Test
    void reading_a_policy_shows_the_unique_id_of_whoever_is_gone() {
        String policy = Keys.forPrincipals(alice.arn(), bob.arn());
        alice.call("PutKeyPolicy", "KeyId", key, "Policy", policy).ok();
        assertThat(shown()).isEqualTo(policy);

        bobIsDeleted();
        assertThat(shown()).isEqualTo(policy.replace(bob.arn(), bob.userId()));
        account.user("bob");
        assertThat(shown()).isEqualTo(policy.replace(bob.arn(), bob.userId()));

        alice.call("PutKeyPolicy", "KeyId", key, "Policy", shown())
                .isRefusal(
                        "MalformedPolicyDocumentException",
                        "Policy contains a statement with one or more invalid principals.");
    }

    private String shown() {
        return alice.call("GetKeyPolicy", "KeyId", key).ok().text("Policy");
    }

    @Test
    void a_new_keys_policy_means_whom_it_named_too() {
        key = alice.createKey("Policy", Keys.forPrincipals(alice.arn(), bob.arn()));
        bob.call("DescribeKey", "KeyId", key).ok();

        bobIsDeleted();

        assertThat(codeOfDescribe(account.user("bob"))).isEqualTo("AccessDeniedException");
    }

    @Test
    void a_grant_means_the_grantee_and_the_retiring_principal_that_it_named() {
        var made = alice.call(
                        "CreateGrant",
                        "KeyId",
                        key,
                        "GranteePrincipal",
                        bob.arn(),
                        "RetiringPrincipal",
                        bob.arn(),
                        "Operations",
                        List.of("DescribeKey", "RetireGrant"))
                .ok();
        bob.call("DescribeKey", "KeyId", key).ok();

        bobIsDeleted();
        TestUser again = account.user("bob");

        assertThat(codeOfDescribe(again)).isEqualTo("AccessDeniedException");
        assertThat(again.call("RetireGrant", "GrantToken", made.text("GrantToken"))
                        .code())
                .isEqualTo("AccessDeniedException");
        assertThat(alice.call("ListRetirableGrants", "RetiringPrincipal", bob.arn())
                        .ok()
                        .list("Grants"))
                .isEmpty();
        List<Map<String, Object>> listed =
                alice.call("ListGrants", "KeyId", key).ok().list("Grants");
        assertThat(listed).hasSize(1);
    }
}
