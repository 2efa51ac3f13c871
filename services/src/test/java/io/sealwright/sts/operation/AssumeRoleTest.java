// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.sts.Caller;
import io.sealwright.sts.Caller.Xml;
import io.sealwright.sts.Trust;
import io.sealwright.sts.model.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may assume a role, and with what: iam-evaluation.md 5, 6 and 8, recorded answers 73 to 76. */
class AssumeRoleTest {
    private static final Kms KMS = Kms.start();

    private final TestAccount account = KMS.newAccount();
    private final TestAccount other = KMS.newAccount();
    private final TestUser alice = account.userAllowed("alice", "sts:*");
    private final TestUser bob = account.user("bob");

    @AfterAll
    static void stop() throws Exception {
        KMS.close();
    }

    private static Xml assume(Caller caller, String role, String... more) {
        String[] parameters = new String[more.length + 4];
        System.arraycopy(new String[] {"RoleArn", role, "RoleSessionName", "build-7"}, 0, parameters, 0, 4);
        System.arraycopy(more, 0, parameters, 4, more.length);
        return caller.sts("AssumeRole", parameters);
    }

    private static Xml assume(TestUser user, Role role, String... more) {
        return assume(Caller.of(KMS, user), role.arn().toString(), more);
    }

    private static String denied(TestUser user, String action, String role) {
        return "User: %s is not authorized to perform: %s on resource: %s".formatted(user.arn(), action, role);
    }

    private Role trusting(String principal, String... actions) {
        return KMS.roles.role(
                account.id(), "role-" + Integer.toHexString(principal.hashCode()), Trust.of(principal, actions));
    }

    @Test
    void in_one_account_a_trust_policy_that_names_the_user_is_enough() {
        assume(bob, trusting(bob.arn())).ok();
    }

    @Test
    void a_trust_policy_that_names_the_account_leaves_it_to_the_user_s_own_policies() {
        Role role = trusting(account.id());

        assume(alice, role).ok();
        assume(bob, role)
                .isRefusal(
                        403,
                        "AccessDenied",
                        denied(bob, "sts:AssumeRole", role.arn().toString()));
    }

    @Test
    void across_accounts_both_sides_must_allow() {
        TestUser foreign = other.userAllowed("foreign", "sts:AssumeRole");
        TestUser powerless = other.user("powerless");
        Role trusting = trusting(other.id());
        Role naming = trusting(powerless.arn());
        Role closed = trusting(account.id());

        assume(foreign, trusting).ok();
        assume(powerless, naming)
                .isRefusal(
                        403,
                        "AccessDenied",
                        denied(powerless, "sts:AssumeRole", naming.arn().toString()));
        assume(foreign, closed)
                .isRefusal(
                        403,
                        "AccessDenied",
                        denied(foreign, "sts:AssumeRole", closed.arn().toString()));
    }

    @Test
    void a_role_that_is_not_there_is_refused_in_the_words_of_one_that_refuses() {
        String absent = "arn:aws:iam::%s:role/absent".formatted(account.id());

        assume(Caller.of(KMS, alice), absent).isRefusal(403, "AccessDenied", denied(alice, "sts:AssumeRole", absent));
        assume(Caller.of(KMS, bob), absent).isRefusal(403, "AccessDenied", denied(bob, "sts:AssumeRole", absent));
        TestUser foreign = other.userAllowed("foreign", "sts:AssumeRole");
        assume(Caller.of(KMS, foreign), absent)
                .isRefusal(403, "AccessDenied", denied(foreign, "sts:AssumeRole", absent));
    }

    @Test
    void a_deny_is_told_in_the_same_words() {
        Role role = KMS.roles.role(account.id(), "denying", """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"%1$s"},"Action":"sts:AssumeRole"},
                 {"Effect":"Deny","Principal":{"AWS":"%1$s"},"Action":"sts:AssumeRole"}]}""".formatted(alice.arn()));

        assume(alice, role)
                .isRefusal(
                        403,
                        "AccessDenied",
                        denied(alice, "sts:AssumeRole", role.arn().toString()));
    }

    @Test
    void an_external_id_that_the_trust_policy_demands_must_be_passed() {
        Role role = KMS.roles.role(account.id(), "external", Trust.when(account.id(), """
                        {"StringEquals":{"sts:ExternalId":"4711"}}"""));

        assume(alice, role).isRefusal(403, "AccessDenied");
        assume(alice, role, "ExternalId", "4712").isRefusal(403, "AccessDenied");
        assume(alice, role, "ExternalId", "4711").ok();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"StringLike\":{\"sts:RoleSessionName\":\"build-*\"}}|{\"StringLike\":{\"sts:RoleSessionName\":\"test-*\"}}",
                "{\"NumericLessThanEquals\":{\"sts:DurationSeconds\":\"900\"}}|{\"NumericLessThan\":{\"sts:DurationSeconds\":\"900\"}}",
                "{\"Null\":{\"sts:ExternalId\":\"true\"}}|{\"Null\":{\"sts:ExternalId\":\"false\"}}",
                "{\"Null\":{\"sts:SourceIdentity\":\"true\"}}|{\"Null\":{\"sts:SourceIdentity\":\"false\"}}",
                "{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:user/alice\"}}|{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:user/bob\"}}",
                "{\"StringEquals\":{\"aws:ResourceTag/Team\":\"red\"}}|{\"StringEquals\":{\"aws:ResourceTag/Team\":\"blue\"}}"
            })
    void conditions_of_a_trust_policy_see_the_request(String holds, String doesNot) {
        Role open = KMS.roles.role(
                account.id(), "open", Trust.when(account.id(), holds), Duration.ofHours(1), Map.of("team", "red"));
        Role closed = KMS.roles.role(
                account.id(), "closed", Trust.when(account.id(), doesNot), Duration.ofHours(1), Map.of("team", "red"));

        assume(alice, open, "DurationSeconds", "900").ok();
        assume(alice, closed, "DurationSeconds", "900").isRefusal(403, "AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn::b:::x",
                "arn:aws::::something",
                "arn:aws:iam::111122223333:",
                "arn:aws:iam:111122223333:role/too-few-colons",
                "this-is-no-arn-but-long-enough"
            })
    void what_is_no_arn_is_invalid(String arn) {
        assume(Caller.of(KMS, alice), arn).isRefusal(400, "ValidationError", arn + " is invalid");
    }

    @Test
    void a_session_name_has_the_model_s_pattern() {
        Caller.of(KMS, alice)
                .sts("AssumeRole", "RoleArn", trusting(account.id()).arn().toString(), "RoleSessionName", "Session1:2")
                .isRefusal(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy"
                                + " constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*");
    }

    @Test
    void a_session_lasts_no_longer_than_the_role_allows() {
        Role role = trusting(account.id());
        Role longer = KMS.roles.role(account.id(), "longer", Trust.of(account.id()), Duration.ofHours(12), Map.of());

        assume(alice, role, "DurationSeconds", "3601")
                .isRefusal(
                        400,
                        "ValidationError",
                        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        assume(alice, longer, "DurationSeconds", "43200").ok();
        assume(alice, role, "DurationSeconds", "899").isRefusal(400, "ValidationError");
        assume(bob, role, "DurationSeconds", "3601").isRefusal(403, "AccessDenied");
    }

    @Test
    void a_chained_session_lasts_an_hour_at_most() {
        Role first = trusting(account.id());
        Role second = KMS.roles.role(
                account.id(), "second", Trust.of(first.arn().toString()), Duration.ofHours(12), Map.of());
        Caller chained = Caller.of(KMS, alice).with(assume(alice, first));

        assume(chained, second.arn().toString(), "DurationSeconds", "3601")
                .isRefusal(
                        400,
                        "ValidationError",
                        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                                + " chaining.");
        assume(chained, second.arn().toString()).ok();
    }

    @Test
    void a_role_assumes_itself_only_if_it_trusts_itself() {
        Role first = trusting(account.id());
        Caller session = Caller.of(KMS, alice).with(assume(alice, first));

        assume(session, first.arn().toString()).isRefusal(403, "AccessDenied");
    }

    @Test
    void without_policies_no_packed_size_is_told_and_with_them_it_is() {
        Role role = trusting(account.id(), "sts:AssumeRole", "sts:TagSession");

        assertThat(assume(alice, role).ok().text("PackedPolicySize")).isNull();
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        assertThat(Integer.parseInt(assume(alice, role, "Policy", policy).ok().text("PackedPolicySize")))
                .isBetween(1, 100);
    }

    @Test
    void policies_and_tags_that_do_not_fit_are_refused_with_the_share_they_would_take() {
        Role role = trusting(account.id(), "sts:AssumeRole", "sts:TagSession");
        String[] tags = new String[100 * 2];
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 50; i++) {
            tags[4 * i] = "Tags.member." + (i + 1) + ".Key";
            tags[4 * i + 1] = "key" + i;
            tags[4 * i + 2] = "Tags.member." + (i + 1) + ".Value";
            tags[4 * i + 3] = random.ints(256, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        Xml answer = assume(alice, role, tags);

        answer.isRefusal(400, "PackedPolicyTooLarge");
        assertThat(answer.text("Message"))
                .matches("Packed size of session tags consumes [0-9]{3}% of allotted space\\.");
    }

    @Test
    void the_longest_token_that_a_session_can_have_is_no_longer_than_it_may_be() {
        Role role = trusting(account.id(), "sts:AssumeRole", "sts:TagSession");
        String resources = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> "\"arn:aws:kms:eu-central-1:111122223333:key/"
                        + java.util.UUID.nameUUIDFromBytes(new byte[] {(byte) i}) + "\"")
                .limit(22)
                .collect(java.util.stream.Collectors.joining(","));
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":[%s]}}"
                        .formatted(resources);

        Xml answer = assume(alice, role, "Policy", policy, "MinimumSessionTokenSize", "6144");

        assertThat(answer.ok().text("SessionToken")).hasSize(6_144);
        assertThat(answer.text("SessionTokenUtilization")).isEqualTo("100");
        Caller.of(KMS, alice).with(answer).sts("GetCallerIdentity").ok();
    }

    @Test
    void a_session_policy_is_judged_before_anybody_is_asked() {
        Role role = trusting(account.id());

        assume(alice, role, "Policy", "no json").isRefusal(400, "MalformedPolicyDocument");
        assume(alice, role, "Policy", " ".repeat(2_049)).isRefusal(400, "ValidationError");
    }

    @Test
    void a_managed_policy_must_be_there_and_of_the_role_s_account() {
        Role role = trusting(account.id());
        String absent = "arn:aws:iam::%s:policy/absent".formatted(account.id());
        String foreign = KMS.roles
                .managedPolicy(
                        other.id(),
                        "theirs",
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}")
                .toString();

        for (String arn : new String[] {absent, foreign}) {
            assume(alice, role, "PolicyArns.member.1.arn", arn)
                    .isRefusal(
                            400, "MalformedPolicyDocument", "Policy " + arn + " does not exist or is not attachable.");
            assume(bob, role, "PolicyArns.member.1.arn", arn).isRefusal(403, "AccessDenied");
        }
    }

    @Test
    void tags_need_a_right_of_their_own_on_both_sides() {
        Role untaggable = trusting(account.id(), "sts:AssumeRole");
        String[] tag = {"Tags.member.1.Key", "Team", "Tags.member.1.Value", "red"};

        assume(alice, untaggable, tag)
                .isRefusal(
                        403,
                        "AccessDenied",
                        denied(alice, "sts:TagSession", untaggable.arn().toString()));
    }

    @Test
    void tag_keys_are_told_apart_without_regard_to_case() {
        Role role = trusting(account.id(), "sts:AssumeRole", "sts:TagSession");

        assume(
                        alice,
                        role,
                        "Tags.member.1.Key",
                        "Team",
                        "Tags.member.1.Value",
                        "red",
                        "Tags.member.2.Key",
                        "team",
                        "Tags.member.2.Value",
                        "blue")
                .isRefusal(
                        400,
                        "InvalidParameterValue",
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        assume(alice, role, "TransitiveTagKeys.member.1", "Team")
                .isRefusal(
                        400,
                        "InvalidParameterValue",
                        "The specified transitive tag key must be included in the requested tags.");
    }

    @Test
    void transitive_tags_stay_through_a_chain_and_cannot_be_overridden_in_any_case() {
        Role first = trusting(account.id(), "sts:AssumeRole", "sts:TagSession");
        Role second = KMS.roles.role(
                account.id(),
                "second",
                Trust.when(
                        first.arn().toString(),
                        "{\"StringEquals\":{\"aws:PrincipalTag/Team\":\"red\"}}",
                        "sts:AssumeRole",
                        "sts:TagSession"));
        Role third = KMS.roles.role(
                account.id(),
                "third",
                Trust.when(
                        second.arn().toString(),
                        "{\"StringEquals\":{\"aws:PrincipalTag/Team\":\"red\"},\"Null\":{\"aws:PrincipalTag/Other\":\"true\"}}",
                        "sts:AssumeRole",
                        "sts:TagSession"));
        Caller one = Caller.of(KMS, alice)
                .with(assume(
                        alice,
                        first,
                        "Tags.member.1.Key",
                        "Team",
                        "Tags.member.1.Value",
                        "red",
                        "Tags.member.2.Key",
                        "Other",
                        "Tags.member.2.Value",
                        "x",
                        "TransitiveTagKeys.member.1",
                        "team"));

        assume(one, second.arn().toString(), "Tags.member.1.Key", "TEAM", "Tags.member.1.Value", "blue")
                .isRefusal(
                        400,
                        "InvalidParameterValue",
                        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag"
                                + " key from the calling session.");
        Caller two = one.with(assume(one, second.arn().toString()));
        assume(two, third.arn().toString()).ok();
    }

    @Test
    void a_source_identity_needs_a_right_of_its_own_and_sticks() {
        Role unset = trusting(account.id(), "sts:AssumeRole");
        Role first = KMS.roles.role(
                account.id(), "first", Trust.of(account.id(), "sts:AssumeRole", "sts:SetSourceIdentity"));
        Role second = KMS.roles.role(
                account.id(),
                "second",
                Trust.when(
                        first.arn().toString(),
                        "{\"StringEquals\":{\"sts:SourceIdentity\":\"alice\"}}",
                        "sts:AssumeRole",
                        "sts:SetSourceIdentity"));

        assume(alice, unset, "SourceIdentity", "alice")
                .isRefusal(
                        403,
                        "AccessDenied",
                        denied(alice, "sts:SetSourceIdentity", unset.arn().toString()));
        Xml answer = assume(alice, first, "SourceIdentity", "alice").ok();
        assertThat(answer.text("SourceIdentity")).isEqualTo("alice");
        Caller session = Caller.of(KMS, alice).with(answer);
        assertThat(assume(session, second.arn().toString()).ok().text("SourceIdentity"))
                .isEqualTo("alice");
        assume(session, second.arn().toString(), "SourceIdentity", "bob").isRefusal(403, "AccessDenied");
        assume(alice, first, "SourceIdentity", "aws:alice").isRefusal(400, "ValidationError");
    }

    @Test
    void a_second_factor_is_refused_as_long_as_there_are_no_devices() {
        Role role = trusting(account.id());

        assume(alice, role, "SerialNumber", "arn:aws:iam::111122223333:mfa/alice", "TokenCode", "123456")
                .isRefusal(
                        403,
                        "AccessDenied",
                        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial"
                                + " number is valid and associated with this user.");
    }

    @Test
    void a_role_that_demands_a_second_factor_is_assumed_by_nobody() {
        Role role = KMS.roles.role(
                account.id(),
                "factor",
                Trust.when(account.id(), "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"));

        assume(alice, role).isRefusal(403, "AccessDenied");
    }
}
