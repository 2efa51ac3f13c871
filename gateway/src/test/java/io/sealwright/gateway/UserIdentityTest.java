// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.ByteWriter;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code userIdentity} for each kind of caller, field by field as CloudTrail's reference has it. */
class UserIdentityTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final Instant BEGAN = Instant.parse("2026-11-24T11:22:33.456Z");
    private static final Principal.User ALICE = new Principal.User("aws", ACCOUNT, "/team/", "alice", "AIDAEXAMPLE");

    private final UserIdentity identities = new UserIdentity();

    private String written(Principal principal, String keyId, @Nullable Session session) {
        ByteWriter to = new ByteWriter();
        identities.write(
                new Call(
                        principal,
                        keyId,
                        session,
                        new Region("eu-central-1"),
                        "id",
                        BEGAN,
                        "127.0.0.1",
                        Entrance.PLAIN,
                        null,
                        null,
                        null),
                to);
        return new String(to.toByteArray(), StandardCharsets.UTF_8);
    }

    private static Session session(@Nullable String sourceIdentity, @Nullable Arn provider, boolean mfa) {
        return new Session(
                BEGAN,
                BEGAN.plusSeconds(3600),
                List.of(),
                Map.of(),
                Set.of(),
                sourceIdentity,
                provider,
                provider == null ? null : "s",
                1,
                mfa);
    }

    @Test
    void root_has_its_account_as_its_principal_id() {
        assertThat(written(new Principal.Root("aws", ACCOUNT), "AKIA1", null)).isEqualTo("""
                        {"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root",\
                        "accountId":"111122223333","accessKeyId":"AKIA1"}""");
    }

    @Test
    void a_user_has_a_session_context_only_with_credentials_of_get_session_token() {
        assertThat(written(ALICE, "AKIA1", null)).isEqualTo("""
                {"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/team/alice",\
                "accountId":"111122223333","accessKeyId":"AKIA1","userName":"alice"}""");
        assertThat(written(ALICE, "ASIA1", session(null, null, true))).isEqualTo("""
                {"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/team/alice",\
                "accountId":"111122223333","accessKeyId":"ASIA1","userName":"alice","sessionContext":{\
                "attributes":{"creationDate":"2026-11-24T11:22:33Z","mfaAuthenticated":"true"}}}""");
    }

    @Test
    void an_assumed_role_names_its_role_as_the_issuer_with_the_path_and_its_source_identity() {
        var role = new Principal.AssumedRole("aws", ACCOUNT, "/apps/", "reader", "AROAEXAMPLE", "s1");

        assertThat(written(role, "ASIA1", session("bob", null, false))).isEqualTo("""
                {"type":"AssumedRole","principalId":"AROAEXAMPLE:s1",\
                "arn":"arn:aws:sts::111122223333:assumed-role/reader/s1","accountId":"111122223333",\
                "accessKeyId":"ASIA1","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE",\
                "arn":"arn:aws:iam::111122223333:role/apps/reader","accountId":"111122223333","userName":"reader"},\
                "attributes":{"creationDate":"2026-11-24T11:22:33Z","mfaAuthenticated":"false"},\
                "sourceIdentity":"bob"}}""");
    }

    @Test
    void a_role_that_a_web_identity_assumed_names_the_provider() {
        var role = new Principal.AssumedRole("aws", ACCOUNT, "/", "ci", "AROAEXAMPLE", "s1");
        Arn provider = Arn.parse("arn:aws:iam::111122223333:oidc-provider/issuer.example")
                .orElseThrow();

        assertThat(written(role, "ASIA1", session(null, provider, false)))
                .contains(
                        "\"webIdFederationData\":{\"federatedProvider\":"
                                + "\"arn:aws:iam::111122223333:oidc-provider/issuer.example\",\"attributes\":{}},\"attributes\"");
    }

    @Test
    void a_federated_user_has_the_user_as_its_issuer() {
        assertThat(written(
                        new Principal.FederatedUser("aws", ACCOUNT, "guest", ALICE),
                        "ASIA1",
                        session(null, null, false)))
                .isEqualTo("""
                        {"type":"FederatedUser","principalId":"111122223333:guest",\
                        "arn":"arn:aws:sts::111122223333:federated-user/guest","accountId":"111122223333",\
                        "accessKeyId":"ASIA1","sessionContext":{"sessionIssuer":{"type":"IAMUser",\
                        "principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/team/alice",\
                        "accountId":"111122223333","userName":"alice"},\
                        "attributes":{"creationDate":"2026-11-24T11:22:33Z","mfaAuthenticated":"false"}}}""");
    }

    @Test
    void whom_a_provider_vouches_for_has_no_access_key_and_its_subject_is_escaped() {
        Arn web = Arn.parse("arn:aws:iam::111122223333:oidc-provider/issuer.example")
                .orElseThrow();
        Arn saml = Arn.parse("arn:aws:iam::111122223333:saml-provider/corp").orElseThrow();

        assertThat(written(new Principal.Federated("aws", ACCOUNT, web, "a\"b"), "", null))
                .isEqualTo("""
                        {"type":"WebIdentityUser",\
                        "principalId":"arn:aws:iam::111122223333:oidc-provider/issuer.example:a\\"b","userName":"a\\"b",\
                        "identityProvider":"arn:aws:iam::111122223333:oidc-provider/issuer.example"}""");
        assertThat(written(new Principal.Federated("aws", ACCOUNT, saml, "s"), "", null))
                .startsWith("{\"type\":\"SAMLUser\"");
    }

    @Test
    void what_is_kept_for_one_caller_is_not_shown_for_another_session_of_the_same_key() {
        Session one = session("one", null, false);
        Session two = session("two", null, false);

        assertThat(written(ALICE, "ASIA1", one)).contains("one");
        assertThat(written(ALICE, "ASIA1", two)).contains("two").doesNotContain("one");
    }
}
