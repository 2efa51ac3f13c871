// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.admin.ObjectStore;
import io.sealwright.kms.Answer;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.organizations.OrganizationFixture;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A denial of what is there is explained to a stranger as one of what is not, byte for byte. */
@NullUnmarked
class ExplainToStrangersTest {
    private OrganizationFixture organization;
    private TestUser mallory;
    private TestUser poor;
    private String own;
    private TestUser victim;
    private String there;
    private String absent;

    @BeforeEach
    void a_key_of_another_account() {
        organization = new OrganizationFixture();
        TestAccount account = organization.kms.account(organization.account());
        mallory = account.administrator();
        poor = account.user("poor");
        own = mallory.createKey();
        victim = organization.kms.account(organization.account()).administrator();
        there = victim.createKey();
        absent = there.substring(0, there.lastIndexOf('/') + 1) + UUID.randomUUID();
    }

    @AfterEach
    void gone() throws IOException {
        organization.close();
    }

    private String explained(Answer denied) {
        assertThat(denied.code()).as(denied.body()).isEqualTo("AccessDeniedException");
        return ObjectStore.call(mallory, "ExplainDecision", "RequestId", denied.requestId())
                .ok()
                .body()
                .replace(denied.requestId(), "REQUEST")
                .replaceAll("\"EventId\":\"[^\"]*\"", "EVENT")
                .replace(there, "KEY")
                .replace(absent, "KEY");
    }

    private static byte[] sealed(TestUser by, String key) {
        return by.encrypt(key, "x");
    }

    @Test
    void a_key_that_a_ciphertext_is_to_be_sealed_anew_for() {
        byte[] blob = sealed(mallory, own);

        String ofThere = explained(mallory.call("ReEncrypt", "CiphertextBlob", blob, "DestinationKeyId", there));

        assertThat(ofThere)
                .isEqualTo(explained(mallory.call("ReEncrypt", "CiphertextBlob", blob, "DestinationKeyId", absent)))
                .contains("implicitDeny", "kms:ReEncryptTo", "KEY");
    }

    /** Nor by what is told of a right on a key of one's own, that one call needed too. */
    @Test
    void a_key_that_a_call_named_beside_one_of_the_caller_s_own() {
        byte[] blob = sealed(mallory, own);

        String ofThere = explained(poor.call("ReEncrypt", "CiphertextBlob", blob, "DestinationKeyId", there));

        assertThat(ofThere)
                .isEqualTo(explained(poor.call("ReEncrypt", "CiphertextBlob", blob, "DestinationKeyId", absent)))
                .contains("kms:ReEncryptFrom", own);
    }

    @Test
    void to_a_caller_whom_no_policy_speaks_for() {
        String ofThere = explained(poor.call("DescribeKey", "KeyId", there));

        assertThat(ofThere)
                .isEqualTo(explained(poor.call("DescribeKey", "KeyId", absent)))
                .contains("implicitDeny", "KEY");
    }

    @Test
    void a_key_that_a_ciphertext_names_to_a_caller_whom_no_policy_speaks_for() {
        byte[] blob = sealed(victim, there);
        byte[] ofNobody = blob.clone();
        ofNobody[20] ^= 1;
        String told = explained(poor.call("Decrypt", "CiphertextBlob", blob));

        assertThat(told).contains("nothing more is told of it").doesNotContain("No policy was asked");
        Answer broken = poor.call("Decrypt", "CiphertextBlob", ofNobody);
        if (broken.code().equals("AccessDeniedException")) {
            assertThat(explained(broken)).isEqualTo(told);
        }
    }

    @Test
    void whether_its_account_was_closed() {
        TestUser gone = organization.kms.account(organization.account()).administrator();
        String closed = gone.createKey();
        organization.call("CloseAccount", "AccountId", gone.account()).ok();

        for (TestUser asker : List.of(mallory, poor)) {
            String ofClosed = explained(asker.call("DescribeKey", "KeyId", closed));
            String role = explainedRole(asker, gone.account());

            assertThat(ofClosed.replace(closed, "KEY")).isEqualTo(explained(asker.call("DescribeKey", "KeyId", there)));
            assertThat(role.replace(gone.account(), "999999999999")).isEqualTo(explainedRole(asker, "999999999999"));
        }
    }

    private String explainedRole(TestUser asker, String account) {
        Answer denied = asker.send(
                "sts",
                java.util.Map.of(),
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=x1&RoleArn=arn:aws:iam::%s:role/x"
                        .formatted(account));
        assertThat(denied.status()).as(denied.body()).isEqualTo(403);
        return ObjectStore.call(mallory, "ExplainDecision", "RequestId", denied.requestId())
                .ok()
                .body()
                .replace(denied.requestId(), "REQUEST")
                .replaceAll("\"EventId\":\"[^\"]*\"", "EVENT");
    }
}
