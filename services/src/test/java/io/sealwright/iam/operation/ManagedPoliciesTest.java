// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.iam.Iam;
import io.sealwright.iam.XmlAnswer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Managed policies and their versions, from the making to the end. */
@ExtendWith(SharedKms.class)
class ManagedPoliciesTest {
    private static final String LIST = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}}""";
    private static final String CREATE = """
            {
              "Version" : "2012-10-17",
              "Statement" : [ { "Effect" : "Allow", "Action" : [ "kms:CreateKey" ], "Resource" : "*" } ]
            }""";
    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

    private TestAccount account;
    private Iam iam;

    @BeforeEach
    void open(Kms kms) {
        account = kms.newAccount();
        iam = Iam.as(account.administrator());
    }

    private String arn(String rest) {
        return "arn:aws:iam::%s:policy/%s".formatted(account.id(), rest);
    }

    private String create(String name) {
        return iam.call("CreatePolicy", "PolicyName", name, "PolicyDocument", LIST)
                .ok()
                .text("Arn");
    }

    private static String decoded(XmlAnswer answer) {
        return URLDecoder.decode(answer.text("Document"), StandardCharsets.UTF_8);
    }

    @Test
    void a_new_policy_is_answered_without_description_and_tags() {
        XmlAnswer made = iam.call(
                        "CreatePolicy",
                        "PolicyName",
                        "Reader",
                        "Path",
                        "/a/b/",
                        "PolicyDocument",
                        LIST,
                        "Description",
                        "of keys")
                .ok();

        assertThat(made.text("Arn")).isEqualTo(arn("a/b/Reader"));
        assertThat(made.text("PolicyId")).matches("ANPA[A-Z2-7]{17}");
        assertThat(made.text("DefaultVersionId")).isEqualTo("v1");
        assertThat(made.text("AttachmentCount")).isEqualTo("0");
        assertThat(made.text("PermissionsBoundaryUsageCount")).isEqualTo("0");
        assertThat(made.text("IsAttachable")).isEqualTo("true");
        assertThat(made.has("Description")).isFalse();
        assertThat(made.has("Tags")).isFalse();
        assertThat(iam.call("GetPolicy", "PolicyArn", arn("a/b/Reader")).ok().text("Description"))
                .isEqualTo("of keys");
    }

    @Test
    void a_name_is_unique_in_the_account_whatever_its_case_and_path() {
        create("Reader");

        iam.call("CreatePolicy", "PolicyName", "READER", "Path", "/x/", "PolicyDocument", LIST)
                .isRefusal(
                        409,
                        "EntityAlreadyExists",
                        "A policy called READER already exists. Duplicate names are not allowed.");
    }

    @Test
    void a_request_that_an_sdk_repeats_makes_one_policy() {
        XmlAnswer first = iam.repeatably("1", "CreatePolicy", "PolicyName", "Reader", "PolicyDocument", LIST)
                .ok();
        XmlAnswer again = iam.repeatably("1", "CreatePolicy", "PolicyName", "Reader", "PolicyDocument", LIST)
                .ok();

        assertThat(again.text("PolicyId")).isEqualTo(first.text("PolicyId"));
    }

    @Test
    void what_is_no_policy_is_refused() {
        iam.call("CreatePolicy", "PolicyName", "Reader", "PolicyDocument", "{\"Statement\":[]}")
                .isRefusal(400, "MalformedPolicyDocument", "Syntax errors in policy.");
        assertThat(iam.call("GetPolicy", "PolicyArn", arn("Reader")).answer().status())
                .isEqualTo(404);
    }

    @Test
    void white_space_does_not_count_for_the_size() {
        String long6144 = LIST.replace("ListKeys", "L" + "i".repeat(6_144 - LIST.length() + 7));

        iam.call("CreatePolicy", "PolicyName", "a", "PolicyDocument", long6144.replace(":{", " : {\n"))
                .ok();
        iam.call("CreatePolicy", "PolicyName", "b", "PolicyDocument", long6144.replace("kms:L", "kms:LL"))
                .isRefusal(409, "LimitExceeded", "Cannot exceed quota for PolicySize: 6144");
    }

    @Test
    void a_document_comes_back_as_its_author_shaped_it() {
        String policy = iam.call("CreatePolicy", "PolicyName", "Maker", "PolicyDocument", CREATE)
                .ok()
                .text("Arn");

        XmlAnswer version = iam.call("GetPolicyVersion", "PolicyArn", policy, "VersionId", "v1")
                .ok();

        assertThat(version.text("Document")).doesNotContain(" ", "+", "*");
        assertThat(decoded(version)).isEqualTo(CREATE);
        assertThat(version.text("IsDefaultVersion")).isEqualTo("true");
    }

    @Test
    void what_does_not_exist_is_not_found_and_what_is_no_arn_is_not_parsed() {
        iam.call("GetPolicy", "PolicyArn", arn("Nobody")).isNoSuchEntity("Policy " + arn("Nobody") + " was not found.");
        iam.call("DeletePolicy", "PolicyArn", arn("Nobody"))
                .isNoSuchEntity("Policy " + arn("Nobody") + " was not found.");
        iam.call("GetPolicy", "PolicyArn", "a-policy-that-is-no-arn")
                .isRefusal(400, "ValidationError", "Invalid ARN:  Could not be parsed!");
        iam.call("GetPolicy", "PolicyArn", "arn:aws:iam::%s:user/Bob".formatted(account.id()))
                .isRefusal(400, "InvalidInput", "ARN arn:aws:iam::%s:user/Bob is not valid.".formatted(account.id()));
        String policy = create("Reader");
        iam.call("GetPolicyVersion", "PolicyArn", policy, "VersionId", "v2")
                .isNoSuchEntity("Policy %s version v2 does not exist or is not attachable.".formatted(policy));
    }

    @Test
    void versions_are_counted_on_and_at_most_five() {
        String policy = create("Reader");
        for (int i = 2; i <= 5; i++) {
            assertThat(iam.call("CreatePolicyVersion", "PolicyArn", policy, "PolicyDocument", CREATE)
                            .ok()
                            .text("VersionId"))
                    .isEqualTo("v" + i);
        }

        iam.call("CreatePolicyVersion", "PolicyArn", policy, "PolicyDocument", CREATE)
                .isRefusal(
                        409,
                        "LimitExceeded",
                        "A managed policy can have up to 5 versions. Before you create a new version, you must delete"
                                + " an existing version.");
        iam.call("DeletePolicyVersion", "PolicyArn", policy, "VersionId", "v5").ok();
        assertThat(iam.call("CreatePolicyVersion", "PolicyArn", policy, "PolicyDocument", CREATE)
                        .ok()
                        .text("VersionId"))
                .isEqualTo("v6");
        assertThat(iam.call("ListPolicyVersions", "PolicyArn", policy).ok().all("VersionId"))
                .containsExactly("v6", "v4", "v3", "v2", "v1");
    }

    @Test
    void the_version_in_force_can_be_chosen_and_not_deleted() {
        String policy = create("Reader");
        iam.call("CreatePolicyVersion", "PolicyArn", policy, "PolicyDocument", CREATE, "SetAsDefault", true)
                .ok();
        assertThat(iam.call("GetPolicy", "PolicyArn", policy).ok().text("DefaultVersionId"))
                .isEqualTo("v2");

        iam.call("DeletePolicyVersion", "PolicyArn", policy, "VersionId", "v2")
                .isRefusal(409, "DeleteConflict", "Cannot delete the default version of a policy.");
        iam.call("SetDefaultPolicyVersion", "PolicyArn", policy, "VersionId", "v1")
                .ok();

        assertThat(iam.call("GetPolicy", "PolicyArn", policy).ok().text("DefaultVersionId"))
                .isEqualTo("v1");
    }

    @Test
    void a_policy_goes_with_its_only_version() {
        String policy = create("Reader");
        iam.call("CreatePolicyVersion", "PolicyArn", policy, "PolicyDocument", CREATE)
                .ok();

        iam.call("DeletePolicy", "PolicyArn", policy)
                .isRefusal(
                        409,
                        "DeleteConflict",
                        "This policy has more than one version. Before you delete a policy, you must delete the"
                                + " policy's versions. The default version is deleted with the policy.");
        iam.call("DeletePolicyVersion", "PolicyArn", policy, "VersionId", "v2").ok();
        iam.call("DeletePolicy", "PolicyArn", policy).ok();

        assertThat(iam.call("GetPolicy", "PolicyArn", policy).answer().status()).isEqualTo(404);
    }

    @Test
    void a_policy_of_aws_is_the_same_everywhere_and_nobody_changes_it() {
        XmlAnswer policy = iam.call("GetPolicy", "PolicyArn", ADMINISTRATOR).ok();

        assertThat(policy.text("PolicyId")).isEqualTo("ANPAIWMBCKSKIEE64ZLYK");
        assertThat(decoded(iam.call("GetPolicyVersion", "PolicyArn", ADMINISTRATOR, "VersionId", "v1")
                        .ok()))
                .contains("\"Action\": \"*\"");
        iam.call("CreatePolicyVersion", "PolicyArn", ADMINISTRATOR, "PolicyDocument", LIST)
                .isRefusal(
                        403,
                        "AccessDenied",
                        "User: %s is not authorized to perform: iam:CreatePolicyVersion on resource: policy %s"
                                .formatted(account.administrator().arn(), ADMINISTRATOR));
    }

    @Test
    void lists_tell_own_and_aws_policies_page_by_page() {
        create("One");
        create("Two");
        iam.call("CreatePolicy", "PolicyName", "Three", "Path", "/deep/", "PolicyDocument", LIST)
                .ok();

        assertThat(iam.call("ListPolicies", "Scope", "Local").ok().all("PolicyName"))
                .containsExactly("One", "Three", "Two");
        assertThat(iam.call("ListPolicies", "Scope", "Local", "PathPrefix", "/deep/")
                        .ok()
                        .all("PolicyName"))
                .containsExactly("Three");
        List<String> all = all("ListPolicies", "PolicyName");
        assertThat(all).startsWith("One", "Three", "Two").contains("AdministratorAccess", "ReadOnlyAccess");
        assertThat(all).doesNotHaveDuplicates();
        assertThat(iam.call("ListPolicies", "Scope", "AWS").ok().all("PolicyName"))
                .isEqualTo(all.subList(3, all.size()));
        assertThat(iam.call("ListPolicies", "OnlyAttached", true).ok().all("PolicyName"))
                .isEmpty();
    }

    private List<String> all(String operation, String element) {
        List<String> found = new ArrayList<>();
        XmlAnswer page = iam.call(operation, "MaxItems", 2).ok();
        found.addAll(page.all(element));
        while (page.text("IsTruncated").equals("true")) {
            page = iam.call(operation, "MaxItems", 2, "Marker", page.text("Marker"))
                    .ok();
            found.addAll(page.all(element));
        }
        return found;
    }

    @Test
    void tags_are_set_and_taken_whatever_the_case_of_their_keys() {
        String policy = iam.call(
                        "CreatePolicy",
                        "PolicyName",
                        "Reader",
                        "PolicyDocument",
                        LIST,
                        "Tags",
                        List.of(Iam.tag("Dept", "a")))
                .ok()
                .text("Arn");
        iam.call("TagPolicy", "PolicyArn", policy, "Tags", List.of(Iam.tag("dept", "b"), Iam.tag("x", "")))
                .ok();

        XmlAnswer tags = iam.call("ListPolicyTags", "PolicyArn", policy).ok();
        assertThat(tags.all("Key")).containsExactly("dept", "x");
        assertThat(tags.all("Value")).containsExactly("b", "");
        iam.call("UntagPolicy", "PolicyArn", policy, "TagKeys", List.of("DEPT", "none"))
                .ok();
        assertThat(iam.call("ListPolicyTags", "PolicyArn", policy).ok().all("Key"))
                .containsExactly("x");
        iam.call(
                        "TagPolicy",
                        "PolicyArn",
                        policy,
                        "Tags",
                        IntStream.range(0, 50)
                                .mapToObj(i -> Iam.tag("k" + i, ""))
                                .toList())
                .isRefusal(409, "LimitExceeded", "Cannot exceed quota for TagsPerPolicy: 50");
    }

    @Test
    void whoever_may_not_is_told_so_and_nothing_of_the_policy() {
        String policy = create("Reader");
        Iam other = Iam.as(account.userAllowed("carol", "iam:ListPolicies"));

        for (String arn : List.of(policy, arn("Nobody"))) {
            other.call("GetPolicy", "PolicyArn", arn)
                    .isRefusal(
                            403,
                            "AccessDenied",
                            "User: arn:aws:iam::%s:user/carol is not authorized to perform: iam:GetPolicy on resource: policy %s because no identity-based policy allows the iam:GetPolicy action"
                                    .formatted(account.id(), arn));
        }
    }

    @Test
    void a_policy_of_another_account_looks_like_none(Kms kms) {
        String policy = create("Reader");
        Iam stranger = Iam.as(kms.newAccount().administrator());

        XmlAnswer there = stranger.call("GetPolicy", "PolicyArn", policy);
        XmlAnswer absent = stranger.call("GetPolicy", "PolicyArn", arn("Nobody"));

        assertThat(there.answer().status()).isEqualTo(403);
        assertThat(there.text("Message").replace("Reader", "Nobody")).isEqualTo(absent.text("Message"));
    }
}
