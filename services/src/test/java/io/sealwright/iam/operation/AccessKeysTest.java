// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.vocabulary.Region;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Access keys, from the making to the end. */
@ExtendWith(SharedKms.class)
class AccessKeysTest {
    private Kms kms;
    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms shared) {
        kms = shared;
        account = shared.newAccount();
        iam = Iam.as(account.administrator());
        iam.call("CreateUser", "UserName", "bob").ok();
    }

    private XmlAnswer create() {
        return iam.call("CreateAccessKey", "UserName", "bob");
    }

    private Iam signedWith(XmlAnswer made) {
        return Iam.as(as(made));
    }

    private TestUser as(XmlAnswer made) {
        return account.administrator().withKey(made.text("AccessKeyId"), made.text("SecretAccessKey"));
    }

    private void allowBob(String action) {
        iam.call("PutUserPolicy", "UserName", "bob", "PolicyName", "p", "PolicyDocument", """
                {"Statement":{"Effect":"Allow","Action":"%s","Resource":"*"}}""".formatted(action))
                .ok();
    }

    @Test
    void a_key_signs_from_its_making_on() {
        allowBob("iam:GetUser");
        XmlAnswer made = create().ok();

        assertThat(made.text("AccessKeyId")).matches("AKIA[A-Z2-7]{16}");
        assertThat(made.text("SecretAccessKey")).hasSize(40);
        assertThat(made.text("Status")).isEqualTo("Active");
        assertThat(made.text("UserName")).isEqualTo("bob");
        assertThat(signedWith(made).call("GetUser").ok().text("UserName")).isEqualTo("bob");
    }

    @Test
    void the_secret_is_told_once_and_never_recorded() {
        XmlAnswer made = create().ok();
        String secret = made.text("SecretAccessKey");

        assertThat(iam.call("ListAccessKeys", "UserName", "bob").ok().body()).doesNotContain(secret);
        assertThat(kms.records()).noneMatch(record -> record.contains(secret));
    }

    @Test
    void a_user_has_two_keys_at_most() {
        create().ok();
        create().ok();

        create().isRefusal(409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2");
    }

    @Test
    void without_a_name_the_key_is_the_callers() {
        XmlAnswer made = iam.call("CreateAccessKey").ok();

        assertThat(made.text("UserName")).isEqualTo("administrator");
        assertThat(iam.call("ListAccessKeys").ok().all("AccessKeyId")).contains(made.text("AccessKeyId"));
    }

    @Test
    void a_repeat_by_an_sdk_gets_the_same_key_with_a_new_secret() {
        allowBob("iam:GetUser");
        XmlAnswer lost =
                iam.repeatably("k-1", "CreateAccessKey", "UserName", "bob").ok();
        signedWith(lost).call("GetUser").ok();

        XmlAnswer again =
                iam.repeatably("k-1", "CreateAccessKey", "UserName", "bob").ok();

        assertThat(again.text("AccessKeyId")).isEqualTo(lost.text("AccessKeyId"));
        assertThat(again.text("SecretAccessKey")).isNotEqualTo(lost.text("SecretAccessKey"));
        signedWith(again).call("GetUser").ok();
        assertThat(signedWith(lost).call("GetUser").text("Code")).isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void an_inactive_key_signs_no_more_and_an_active_one_does_again() {
        allowBob("iam:GetUser");
        XmlAnswer made = create().ok();
        signedWith(made).call("GetUser").ok();
        String id = made.text("AccessKeyId");

        iam.call("UpdateAccessKey", "UserName", "bob", "AccessKeyId", id, "Status", "Inactive")
                .ok();

        assertThat(signedWith(made).call("GetUser").text("Code")).isEqualTo("InvalidClientTokenId");
        assertThat(iam.call("ListAccessKeys", "UserName", "bob").text("Status")).isEqualTo("Inactive");
        iam.call("UpdateAccessKey", "UserName", "bob", "AccessKeyId", id, "Status", "Active")
                .ok();
        signedWith(made).call("GetUser").ok();
    }

    @Test
    void only_active_and_inactive_can_be_set() {
        String id = create().text("AccessKeyId");
        for (String status : List.of("Expired", "active")) {
            iam.call("UpdateAccessKey", "UserName", "bob", "AccessKeyId", id, "Status", status)
                    .isRefusal(
                            400,
                            "ValidationError",
                            "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must"
                                    + " satisfy enum value set"
                                    + (status.equals("Expired") ? "" : ": [Active, Inactive, Expired]"));
        }
    }

    @Test
    void a_deleted_key_is_nobodys() {
        XmlAnswer made = create().ok();
        String id = made.text("AccessKeyId");

        iam.call("DeleteAccessKey", "UserName", "bob", "AccessKeyId", id).ok();

        assertThat(signedWith(made).call("GetUser").text("Code")).isEqualTo("InvalidClientTokenId");
        iam.call("DeleteAccessKey", "UserName", "bob", "AccessKeyId", id)
                .isNoSuchEntity("The Access Key with id %s cannot be found".formatted(id));
        create().ok();
        create().ok();
    }

    @Test
    void a_key_of_another_user_cannot_be_found() {
        String id = create().text("AccessKeyId");
        String text = "The Access Key with id %s cannot be found".formatted(id);

        iam.call("UpdateAccessKey", "AccessKeyId", id, "Status", "Inactive").isNoSuchEntity(text);
        iam.call("DeleteAccessKey", "AccessKeyId", id).isNoSuchEntity(text);
        Iam.as(kms.newAccount().administrator())
                .call("GetAccessKeyLastUsed", "AccessKeyId", id)
                .isNoSuchEntity(text);
    }

    @Test
    void who_may_not_ask_of_keys_hears_the_same_of_one_that_is_not_there() {
        String id = create().text("AccessKeyId");
        Iam nobody = Iam.as(account.user("nobody"));
        String text = """
                User: arn:aws:iam::%1$s:user/nobody is not authorized to perform: iam:GetAccessKeyLastUsed on \
                resource: arn:aws:iam::%1$s:user/* because no identity-based policy allows the \
                iam:GetAccessKeyLastUsed action""".formatted(account.id());

        for (String key : List.of(id, "AKIA" + "A".repeat(16))) {
            nobody.call("GetAccessKeyLastUsed", "AccessKeyId", key).isRefusal(403, "AccessDenied", text);
        }
    }

    @Test
    void a_key_that_was_never_used_says_so() {
        XmlAnswer told = iam.call("GetAccessKeyLastUsed", "AccessKeyId", create().text("AccessKeyId"))
                .ok();

        assertThat(told.text("UserName")).isEqualTo("bob");
        assertThat(told.text("ServiceName")).isEqualTo("N/A");
        assertThat(told.text("Region")).isEqualTo("N/A");
        assertThat(told.has("LastUsedDate")).isFalse();
    }

    @Test
    void the_last_use_is_told_before_and_after_it_was_written() {
        XmlAnswer made = create().ok();
        as(made).call("ListKeys"); // Refused, and a use all the same.

        for (int time = 0; time < 2; time++) {
            XmlAnswer told = iam.call("GetAccessKeyLastUsed", "AccessKeyId", made.text("AccessKeyId"))
                    .ok();
            assertThat(told.text("ServiceName")).isEqualTo("kms");
            assertThat(told.text("Region")).isEqualTo(Kms.REGION);
            assertThat(told.text("LastUsedDate")).isNotEmpty();
            long changes = kms.count("SELECT count(*) FROM change_log");
            kms.accessKeyUses.flush();
            assertThat(kms.count("SELECT count(*) FROM change_log")).isEqualTo(changes);
        }
        assertThat(kms.count(
                        "SELECT count(*) FROM iam_access_key_use WHERE access_key_id = ?", made.text("AccessKeyId")))
                .isEqualTo(1);
    }

    @Test
    void of_a_key_that_is_gone_no_use_is_kept() {
        String id = create().text("AccessKeyId");
        kms.accessKeyUses.used(id, "kms", new Region(Kms.REGION), kms.clock.instant());
        kms.accessKeyUses.flush();

        iam.call("DeleteAccessKey", "UserName", "bob", "AccessKeyId", id).ok();

        assertThat(kms.count("SELECT count(*) FROM iam_access_key_use WHERE access_key_id = ?", id))
                .isZero();
    }

    @Test
    void an_unsigned_claim_is_no_use() {
        XmlAnswer made = create().ok();
        TestUser forger = account.administrator().withKey(made.text("AccessKeyId"), "x".repeat(40));

        assertThat(Iam.as(forger).call("GetUser").text("Code")).isEqualTo("SignatureDoesNotMatch");

        assertThat(iam.call("GetAccessKeyLastUsed", "AccessKeyId", made.text("AccessKeyId"))
                        .text("ServiceName"))
                .isEqualTo("N/A");
    }
}
