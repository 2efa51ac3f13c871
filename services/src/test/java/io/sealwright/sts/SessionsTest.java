// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.sts.Caller.Xml;
import io.sealwright.sts.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a session is worth, and when it ends: over the wire, with the tokens that STS gave out. */
@NullUnmarked
class SessionsTest {
    private static final Kms KMS = Kms.start();
    private static final String INVALID = "The security token included in the request is invalid.";
    private static final String EXPIRED = "The security token included in the request is expired";

    private final TestAccount account = KMS.newAccount();
    private final TestUser alice = account.userAllowed("alice", "sts:*");
    private final Role role = KMS.roles.role(account.id(), "reader", Trust.of(account.id()), "kms:ListKeys");

    @AfterAll
    static void stop() throws Exception {
        KMS.close();
    }

    private Xml assume(String... more) {
        String[] parameters = new String[more.length + 4];
        System.arraycopy(
                new String[] {"RoleArn", role.arn().toString(), "RoleSessionName", "build-7"}, 0, parameters, 0, 4);
        System.arraycopy(more, 0, parameters, 4, more.length);
        return Caller.of(KMS, alice).sts("AssumeRole", parameters);
    }

    private Caller session(String... more) {
        return Caller.of(KMS, alice).with(assume(more));
    }

    @Test
    void a_session_has_the_role_s_rights_and_not_the_caller_s() {
        Caller session = session();

        Xml who = session.sts("GetCallerIdentity").ok();

        assertThat(who.text("Arn")).isEqualTo("arn:aws:sts::" + account.id() + ":assumed-role/reader/build-7");
        assertThat(who.text("UserId")).isEqualTo(role.id() + ":build-7");
        assertThat(who.text("Account")).isEqualTo(account.id());
        session.kms("ListKeys").ok();
        session.kms("CreateKey")
                .isRefusal(
                        "AccessDeniedException",
                        "User: arn:aws:sts::%s:assumed-role/reader/build-7 is not authorized to perform: kms:CreateKey on"
                                        .formatted(account.id())
                                + " resource: * because no identity-based policy allows the kms:CreateKey action");
    }

    @Test
    void credentials_look_like_aws_s() {
        Xml answer = assume().ok();

        assertThat(answer.text("AccessKeyId")).matches("ASIA[A-Z2-7]{16}");
        assertThat(answer.text("SecretAccessKey")).matches("[A-Za-z0-9+/]{40}");
        assertThat(answer.text("SessionToken").length()).isLessThanOrEqualTo(6_144);
        assertThat(answer.text("SessionTokenSize"))
                .isEqualTo(String.valueOf(answer.text("SessionToken").length()));
        assertThat(answer.text("Expiration"))
                .isEqualTo(KMS.clock
                        .instant()
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .plusSeconds(3_600)
                        .toString());
    }

    @Test
    void no_character_of_a_token_can_be_changed_left_out_or_added() {
        Caller session = session();
        String token = session.token();

        for (int at = 0; at < token.length(); at += 3) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            Xml answer = session.withToken(token.substring(0, at) + other + token.substring(at + 1))
                    .sts("GetCallerIdentity");
            assertThat(answer.status()).as("character %d", at).isEqualTo(403);
            boolean inTheDay = at * 6 >= 6 * 8 - 6 && at * 6 < 10 * 8; // An older day is one that is over.
            assertThat(answer.text("Code")).isIn("InvalidClientTokenId", inTheDay ? "ExpiredToken" : "");
        }
        for (String changed : new String[] {
            token.substring(1), token.substring(0, token.length() - 1), token + "A", token + "=", "A", "null"
        }) {
            session.withToken(changed).sts("GetCallerIdentity").isRefusal(403, "InvalidClientTokenId", INVALID);
        }
    }

    @Test
    void a_token_with_a_long_term_key_and_a_temporary_key_without_one_are_refused() {
        Caller session = session();

        session.withToken(null).sts("GetCallerIdentity").isRefusal(403, "InvalidClientTokenId", INVALID);
        Caller.of(KMS, alice)
                .withToken(session.token())
                .sts("GetCallerIdentity")
                .isRefusal(403, "InvalidClientTokenId", INVALID);
    }

    @Test
    void a_token_belongs_to_its_access_key_and_no_other() {
        Caller one = session();
        Caller other = session();

        one.withToken(other.token()).sts("GetCallerIdentity").isRefusal(403, "InvalidClientTokenId", INVALID);
        one.withKey(other.keyId()).sts("GetCallerIdentity").isRefusal(403, "InvalidClientTokenId", INVALID);
        one.withKey(other.keyId())
                .withToken(other.token())
                .sts("GetCallerIdentity")
                .isRefusal(403, "SignatureDoesNotMatch");
    }

    @Test
    void a_session_ends_on_the_second_that_its_answer_told() {
        Caller session = session("DurationSeconds", "900");
        Instant began = KMS.clock.instant();

        KMS.clock.pass(Duration.ofSeconds(898));
        session.sts("GetCallerIdentity").ok();
        KMS.clock.pass(Duration.ofSeconds(2));

        session.sts("GetCallerIdentity").isRefusal(403, "ExpiredToken", EXPIRED);
        session.kms("ListKeys").isRefusal("ExpiredTokenException", EXPIRED);
        KMS.clock.pass(Duration.ofDays(5));
        session.sts("GetCallerIdentity").isRefusal(403, "ExpiredToken", EXPIRED);
        assertThat(KMS.clock.instant()).isAfter(began);
    }

    @Test
    void a_role_that_is_gone_takes_its_sessions_with_it_and_one_of_its_name_does_not_bring_them_back() {
        Role other = KMS.roles.role(account.id(), "short-lived", Trust.of(account.id()), "kms:ListKeys");
        Caller session = Caller.of(KMS, alice)
                .with(Caller.of(KMS, alice)
                        .sts("AssumeRole", "RoleArn", other.arn().toString(), "RoleSessionName", "build"));
        session.kms("ListKeys").ok();

        KMS.roles.delete(other);
        session.kms("ListKeys").isRefusal("UnrecognizedClientException", INVALID);
        KMS.roles.role(account.id(), "short-lived", Trust.of(account.id()), "kms:ListKeys");

        session.kms("ListKeys").isRefusal("UnrecognizedClientException", INVALID);
    }

    @Test
    void a_change_of_the_role_s_policies_counts_at_once_for_sessions_that_began_before() {
        Caller session = session();
        session.kms("ListKeys").ok();

        KMS.roles.may(role, "{\"Version\":\"2012-10-17\",\"Statement\":[]}".replace("[]", """
                {"Effect":"Allow","Action":"kms:ListAliases","Resource":"*"}"""));

        assertThat(session.kms("ListKeys").code()).isEqualTo("AccessDeniedException");
        session.kms("ListAliases").ok();
    }

    @Test
    void sessions_that_began_before_a_moment_end_by_a_deny_on_their_token_s_issue_time() {
        Caller before = session();
        KMS.clock.pass(Duration.ofSeconds(10));
        Instant moment = KMS.clock.instant();
        KMS.roles.may(role, """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"},
                 {"Effect":"Deny","Action":"*","Resource":"*",
                  "Condition":{"DateLessThan":{"aws:TokenIssueTime":"%s"}}}]}""".formatted(moment));
        KMS.clock.pass(Duration.ofSeconds(10));

        assertThat(before.kms("ListKeys").code()).isEqualTo("AccessDeniedException");
        session().kms("ListKeys").ok();
    }

    @Test
    void session_policies_cut_the_role_s_rights_and_add_none() {
        String only = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["kms:ListAliases"],"Resource":"*"}}""";
        Caller session = session("Policy", only);

        session.kms("ListKeys")
                .isRefusal(
                        "AccessDeniedException",
                        "User: arn:aws:sts::%s:assumed-role/reader/build-7 is not authorized to perform: kms:ListKeys on"
                                        .formatted(account.id())
                                + " resource: * because no session policy allows the kms:ListKeys action");
        assertThat(session.kms("ListAliases").code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void inline_and_managed_session_policies_add_up_and_a_managed_one_counts_as_it_is_now() {
        var keys = KMS.roles.managedPolicy(account.id(), "keys", """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}}""");
        Caller session = session(
                "Policy",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"kms:ListAliases\",\"Resource\":\"*\"}}",
                "PolicyArns.member.1.arn",
                keys.toString());
        session.kms("ListKeys").ok();

        KMS.roles.deletePolicy(keys);

        assertThat(session.kms("ListKeys").code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void tags_of_a_session_are_tags_of_its_principal() {
        Role tagged = KMS.roles.role(
                account.id(),
                "tagged",
                Trust.of(account.id(), "sts:AssumeRole", "sts:TagSession"),
                Duration.ofHours(1),
                Map.of("Team", "red"));
        KMS.roles.may(tagged, """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*",
                 "Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}}""");
        Caller caller = Caller.of(KMS, alice);

        Caller plain =
                caller.with(caller.sts("AssumeRole", "RoleArn", tagged.arn().toString(), "RoleSessionName", "plain"));
        Caller blue = caller.with(caller.sts(
                "AssumeRole",
                "RoleArn",
                tagged.arn().toString(),
                "RoleSessionName",
                "blue",
                "Tags.member.1.Key",
                "Team",
                "Tags.member.1.Value",
                "blue"));

        assertThat(plain.kms("ListKeys").code()).isEqualTo("AccessDeniedException");
        blue.kms("ListKeys").ok();
    }

    @Test
    void the_record_of_a_session_s_call_tells_whose_session_it_is() {
        var answer = session().kms("ListKeys").ok();

        Map<String, Object> identity = child(KMS.eventOf(answer), "userIdentity");

        assertThat(identity).containsEntry("type", "AssumedRole").containsEntry("principalId", role.id() + ":build-7");
        assertThat(child(child(identity, "sessionContext"), "sessionIssuer"))
                .containsEntry("type", "Role")
                .containsEntry("arn", role.arn().toString())
                .containsEntry("userName", "reader");
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_record_of_its_beginning_shows_the_session_and_never_its_secret() {
        Xml answer = assume("ExternalId", "abc").ok();

        Map<String, Object> event = KMS.eventsOf(answer.requestId()).getFirst();

        assertThat(event).containsEntry("eventName", "AssumeRole").containsEntry("readOnly", true);
        assertThat(child(event, "requestParameters"))
                .containsEntry("roleArn", role.arn().toString())
                .containsEntry("externalId", "abc");
        assertThat(child(child(event, "responseElements"), "credentials"))
                .containsEntry("accessKeyId", answer.text("AccessKeyId"))
                .doesNotContainKeys("secretAccessKey", "sessionToken");
        assertThat(child(child(event, "responseElements"), "assumedRoleUser"))
                .containsEntry("assumedRoleId", role.id() + ":build-7");
        assertThat((java.util.List<Map<String, Object>>) event.get("resources"))
                .singleElement()
                .satisfies(resource -> assertThat(resource)
                        .containsEntry("type", "AWS::IAM::Role")
                        .containsEntry("ARN", role.arn().toString()));
        assertThat(KMS.records()).noneMatch(record -> record.contains(answer.text("SecretAccessKey")));
    }

    @Test
    void any_served_region_s_signature_will_do_and_aws_global() {
        for (String region : new String[] {Kms.OTHER_REGION, "aws-global"}) {
            Caller.of(KMS, alice)
                    .in(region)
                    .sts("AssumeRole", "RoleArn", role.arn().toString(), "RoleSessionName", "abroad")
                    .ok();
        }
        session().in(Kms.OTHER_REGION).kms("ListKeys").ok();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.get(name);
    }
}
