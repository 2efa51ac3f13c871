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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GetSessionToken, GetFederationToken, and the operations that answer as AWS does when a thing is switched off. */
class UserSessionsTest {
    private static final Kms KMS = Kms.start();
    private static final String ALL_OF_KMS =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\"}}";

    private final TestAccount account = KMS.newAccount();
    private final TestUser alice = account.userAllowed("alice", "kms:ListKeys", "sts:*");
    private final TestUser bob = account.user("bob");

    @AfterAll
    static void stop() throws Exception {
        KMS.close();
    }

    private Caller session() {
        Caller caller = Caller.of(KMS, alice);
        return caller.with(caller.sts("GetSessionToken"));
    }

    private Xml federate(TestUser user, String... more) {
        String[] parameters = new String[more.length + 2];
        parameters[0] = "Name";
        parameters[1] = "carol";
        System.arraycopy(more, 0, parameters, 2, more.length);
        return Caller.of(KMS, user).sts("GetFederationToken", parameters);
    }

    @Test
    void a_session_token_is_the_user_itself_for_twelve_hours() {
        Caller session = session();

        assertThat(session.sts("GetCallerIdentity").ok().text("Arn")).isEqualTo(alice.arn());
        session.kms("ListKeys").ok();
        KMS.clock.pass(Duration.ofHours(12));
        session.sts("GetCallerIdentity").isRefusal(403, "ExpiredToken");
    }

    @Test
    void no_permission_is_needed_for_a_session_token() {
        Caller.of(KMS, bob).sts("GetSessionToken").ok();
    }

    @Test
    void a_session_lasts_36_hours_at_most_and_exactly_so_long_if_wanted() {
        Caller caller = Caller.of(KMS, alice);
        Caller session = caller.with(caller.sts("GetSessionToken", "DurationSeconds", "129600"));

        KMS.clock.pass(Duration.ofSeconds(129_598));
        session.sts("GetCallerIdentity").ok();
        KMS.clock.pass(Duration.ofSeconds(2));
        session.sts("GetCallerIdentity").isRefusal(403, "ExpiredToken");
        caller.sts("GetSessionToken", "DurationSeconds", "129601").isRefusal(400, "ValidationError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetSessionToken", "GetFederationToken"})
    void sessions_begin_no_sessions_of_users(String operation) {
        String[] parameters = operation.equals("GetSessionToken") ? new String[0] : new String[] {"Name", "carol"};
        Role role = KMS.roles.role(account.id(), "role", Trust.of(account.id()), "sts:*");
        Caller caller = Caller.of(KMS, alice);
        Caller ofRole =
                caller.with(caller.sts("AssumeRole", "RoleArn", role.arn().toString(), "RoleSessionName", "build"));

        for (Caller session : new Caller[] {session(), ofRole}) {
            session.sts(operation, parameters)
                    .isRefusal(403, "AccessDenied", "Cannot call " + operation + " with session credentials");
        }
    }

    @Test
    void with_a_session_token_only_assume_role_and_get_caller_identity_are_called_in_sts() {
        Role role = KMS.roles.role(account.id(), "role", Trust.of(account.id()));

        session()
                .sts("AssumeRole", "RoleArn", role.arn().toString(), "RoleSessionName", "build")
                .ok();
        session()
                .sts("GetAccessKeyInfo", "AccessKeyId", alice.accessKeyId())
                .isRefusal(403, "AccessDenied", "Cannot call GetAccessKeyInfo with session credentials");
    }

    @Test
    void sessions_of_users_and_federated_users_do_not_call_iam() {
        TestUser admin = account.administrator();
        Caller caller = Caller.of(KMS, admin);
        caller.iam("ListUsers").ok();

        Caller session = caller.with(caller.sts("GetSessionToken"));
        Caller federated = caller.with(caller.sts("GetFederationToken", "Name", "carol", "Policy", ALL_OF_KMS));
        session.iam("ListUsers").isRefusal(403, "InvalidClientTokenId");
        federated.iam("ListUsers").isRefusal(403, "InvalidClientTokenId");
    }

    @Test
    void a_second_factor_is_refused_as_long_as_there_are_no_devices() {
        Caller.of(KMS, alice)
                .sts("GetSessionToken", "SerialNumber", "GAHT12345678", "TokenCode", "123456")
                .isRefusal(403, "AccessDenied");
    }

    @Test
    void a_federated_user_has_what_both_its_policy_and_its_user_allow() {
        Caller carol = Caller.of(KMS, alice).with(federate(alice, "Policy", ALL_OF_KMS));

        Xml who = carol.sts("GetCallerIdentity").ok();
        assertThat(who.text("Arn")).isEqualTo("arn:aws:sts::" + account.id() + ":federated-user/carol");
        assertThat(who.text("UserId")).isEqualTo(account.id() + ":carol");
        carol.kms("ListKeys").ok();
        assertThat(carol.kms("ListAliases").code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void a_federated_user_without_a_policy_has_no_rights() {
        Xml answer = federate(alice).ok();

        assertThat(answer.text("PackedPolicySize")).isEqualTo("0");
        assertThat(answer.text("FederatedUserId")).isEqualTo(account.id() + ":carol");
        assertThat(Caller.of(KMS, alice).with(answer).kms("ListKeys").code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void a_federated_user_calls_nothing_of_sts_but_get_caller_identity() {
        Caller carol = Caller.of(KMS, alice).with(federate(alice, "Policy", ALL_OF_KMS));
        Role role = KMS.roles.role(account.id(), "role", Trust.of(account.id()));

        carol.sts("AssumeRole", "RoleArn", role.arn().toString(), "RoleSessionName", "build")
                .isRefusal(403, "AccessDenied", "Cannot call AssumeRole with session credentials");
    }

    @Test
    void federating_needs_a_right_to_the_name() {
        federate(bob)
                .isRefusal(
                        403,
                        "AccessDenied",
                        "User: %s is not authorized to perform: sts:GetFederationToken on resource:"
                                        .formatted(bob.arn())
                                + " arn:aws:sts::%s:federated-user/carol because no identity-based policy allows the"
                                        .formatted(account.id())
                                + " sts:GetFederationToken action");
    }

    @Test
    void an_access_key_id_tells_its_account_whether_it_is_there_or_not() {
        Caller caller = Caller.of(KMS, alice);
        String temporary = caller.sts("GetSessionToken").ok().text("AccessKeyId");

        for (String id : new String[] {bob.accessKeyId(), temporary}) {
            assertThat(caller.sts("GetAccessKeyInfo", "AccessKeyId", id).ok().text("Account"))
                    .isEqualTo(account.id());
        }
        caller.sts("GetAccessKeyInfo", "AccessKeyId", "AKIAAAAAAAAAAAAAAAAA")
                .isRefusal(400, "ValidationError", "AKIAAAAAAAAAAAAAAAAA is invalid");
        Caller.of(KMS, bob)
                .sts("GetAccessKeyInfo", "AccessKeyId", bob.accessKeyId())
                .isRefusal(403, "AccessDenied");
    }

    @Test
    void what_is_no_message_of_ours_is_not_decoded() {
        Caller.of(KMS, alice)
                .sts("DecodeAuthorizationMessage", "EncodedMessage", "abcdef")
                .isRefusal(400, "InvalidAuthorizationMessageException", "Message is not valid");
        Caller.of(KMS, bob)
                .sts("DecodeAuthorizationMessage", "EncodedMessage", "abcdef")
                .isRefusal(403, "AccessDenied");
    }

    @Test
    void outbound_federation_is_switched_off() {
        Caller.of(KMS, alice)
                .sts("GetWebIdentityToken", "Audience.member.1", "https://api.example.com", "SigningAlgorithm", "RS256")
                .isRefusal(403, "OutboundWebIdentityFederationDisabledException");
        Caller.of(KMS, bob)
                .sts("GetWebIdentityToken", "Audience.member.1", "https://api.example.com", "SigningAlgorithm", "RS256")
                .isRefusal(403, "AccessDenied");
    }

    @Test
    void no_trade_in_token_is_good() {
        Caller.of(KMS, alice)
                .sts("GetDelegatedAccessToken", "TradeInToken", "token")
                .isRefusal(400, "ExpiredTradeInTokenException");
    }

    @Test
    void centralized_root_access_is_switched_off() {
        Caller.of(KMS, alice)
                .sts(
                        "AssumeRoot",
                        "TargetPrincipal",
                        account.id(),
                        "TaskPolicyArn.arn",
                        "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials")
                .isRefusal(
                        403,
                        "AccessDenied",
                        "User: %s is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::%s:root"
                                .formatted(alice.arn(), account.id()));
    }
}
