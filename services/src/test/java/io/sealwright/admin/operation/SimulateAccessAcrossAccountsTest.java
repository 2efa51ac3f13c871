// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.admin.ObjectStore;
import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.organizations.OrganizationFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is another account's is as if it were not there: the same answer, byte for byte, whatever is supposed. */
@ExtendWith(SharedKms.class)
@NullUnmarked
class SimulateAccessAcrossAccountsTest {

    /** Asks for all that a key and a role have, in words that hold for whatever they have. */
    private static final String CURIOUS = """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{
              "aws:ResourceTag/Owner":"*","kms:KeySpec":"*","kms:KeyUsage":"*","kms:KeyOrigin":"*",
              "kms:CustomerMasterKeySpec":"*","aws:ResourceOrgID":"*"},
              "ForAnyValue:StringLike":{"kms:ResourceAliases":"*","aws:ResourceOrgPaths":"*"},
              "Bool":{"kms:MultiRegion":"false"}}}]}""";

    private TestUser mallory;
    private TestAccount owner;
    private TestUser victim;
    private String there;
    private String absent;

    @BeforeEach
    void a_key_of_another_account(Kms kms) {
        mallory = kms.newAccount().administrator();
        owner = kms.newAccount();
        victim = owner.administrator();
        there = victim.createKey("Tags", List.of(Map.of("TagKey", "Owner", "TagValue", "treasury")));
        absent = there.substring(0, there.lastIndexOf('/') + 1) + UUID.randomUUID();
        victim.call("CreateAlias", "AliasName", "alias/treasury", "TargetKeyId", there)
                .ok();
    }

    private Answer simulate(String action, String resource, Object... more) {
        List<Object> members =
                new ArrayList<>(List.of("PrincipalArn", mallory.arn(), "ActionName", action, "ResourceArn", resource));
        members.addAll(Arrays.asList(more));
        return ObjectStore.call(mallory, "SimulateAccess", members.toArray()).ok();
    }

    private void areTheSame(String action, String one, String other, Object... more) {
        String ofOne = simulate(action, one, more).body();

        assertThat(ofOne).contains("\"implicitDeny\"").doesNotContain("treasury\"");
        assertThat(ofOne.replace(one, other))
                .as(action)
                .isEqualTo(simulate(action, other, more).body());
    }

    private void putPolicy(String statement) {
        victim.call("PutKeyPolicy", "KeyId", there, "Policy", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"},
                 {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"%s}]}""".formatted(owner.id(), mallory.account(), statement))
                .ok();
    }

    private static List<Map<String, Object>> context(String name, String value) {
        return List.of(Map.of("ContextKeyName", name, "ContextKeyValues", List.of(value)));
    }

    @Test
    void an_alias_of_another_account_names_no_key() {
        String alias = there.substring(0, there.lastIndexOf(':') + 1) + "alias/treasury";
        String none = there.substring(0, there.lastIndexOf(':') + 1) + "alias/no-such-one";

        String told = simulate("kms:Encrypt", alias).body();

        assertThat(told).contains(alias).doesNotContain(there);
        assertThat(told.replace("alias/treasury", "alias/no-such-one"))
                .isEqualTo(simulate("kms:Encrypt", none).body());
    }

    @Test
    void conditions_of_the_asker_read_nothing_of_a_key_of_another_account() {
        areTheSame("kms:Encrypt", there, absent, "SessionPolicies", List.of(CURIOUS));
        areTheSame("kms:DescribeKey", there, absent, "SessionPolicies", List.of(CURIOUS));
        assertThat(simulate("kms:Encrypt", there, "SessionPolicies", List.of(CURIOUS))
                        .body())
                .doesNotContain("treasury", "SYMMETRIC_DEFAULT", "AWS_KMS");
    }

    @Test
    void conditions_of_the_asker_read_nothing_of_a_role_of_another_account(Kms kms) {
        kms.roles.role(
                owner.id(), "vault", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""".formatted(mallory.arn()), Duration.ofHours(1), Map.of("Owner", "treasury"));
        String role = "arn:aws:iam::%s:role/vault".formatted(owner.id());
        String none = "arn:aws:iam::%s:role/no-such-one".formatted(owner.id());

        areTheSame("sts:AssumeRole", role, none);
        areTheSame("sts:AssumeRole", role, none, "SessionPolicies", List.of(CURIOUS));
    }

    /** A guess that is right is answered as one that is wrong. */
    @Test
    void supposed_facts_ask_nothing_of_the_policy_and_the_grants_of_a_key_of_another_account() {
        putPolicy("""
                ,"Condition":{"StringEquals":{"kms:EncryptionContext:project":"hush"},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""");
        victim.call(
                        "CreateGrant",
                        "KeyId",
                        there,
                        "GranteePrincipal",
                        mallory.arn(),
                        "Operations",
                        List.of("Encrypt"),
                        "Constraints",
                        Map.of("EncryptionContextEquals", Map.of("project", "of the grant")))
                .ok();
        List<Map<String, Object>> right = new ArrayList<>(context("kms:EncryptionContext:project", "hush"));
        right.addAll(context("aws:SourceIp", "10.1.2.3"));

        areTheSame("kms:Encrypt", there, absent, "ContextEntries", right);
        areTheSame("kms:Decrypt", there, absent, "ContextEntries", right);
        areTheSame(
                "kms:Encrypt",
                there,
                absent,
                "ContextEntries",
                context("kms:EncryptionContext:project", "of the grant"));
    }

    /** What the call would be allowed is for its own answer to say. */
    @Test
    void a_key_of_another_account_that_its_owner_opened_is_not_told_apart_either() {
        putPolicy("");
        mallory.call("Encrypt", "KeyId", there, "Plaintext", "eA==").ok();

        areTheSame("kms:Encrypt", there, absent);
        assertThat(simulate("kms:Encrypt", there).<String>list("Remarks"))
                .singleElement()
                .asString()
                .startsWith("The resource is another account's, and was not looked up");
    }

    @Test
    void whether_an_account_is_there_closed_or_where_in_the_organization_is_told_to_nobody() throws IOException {
        try (OrganizationFixture organization = new OrganizationFixture()) {
            String open = organization.account();
            String closed = organization.account();
            organization.call("CloseAccount", "AccountId", closed).ok();
            String own = organization.account();
            mallory = organization.kms.account(own).administrator();

            for (String action : List.of("kms:Encrypt", "sts:AssumeRole", "iam:GetRole")) {
                String resource = action.startsWith("kms")
                        ? "arn:aws:kms:" + Kms.REGION + ":%s:key/" + UUID.randomUUID()
                        : "arn:aws:iam::%s:role/x";
                for (String account : List.of(open, closed)) {
                    areTheSame(
                            action,
                            resource.formatted(account),
                            resource.formatted("999999999999"),
                            "SessionPolicies",
                            List.of(CURIOUS));
                }
            }
        }
    }
}
