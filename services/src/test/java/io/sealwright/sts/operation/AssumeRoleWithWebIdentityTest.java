// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import static io.sealwright.sts.jwt.TokenMaker.encode;
import static io.sealwright.sts.jwt.TokenMaker.json;
import static io.sealwright.sts.jwt.TokenMaker.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.TestAccount;
import io.sealwright.sts.Caller;
import io.sealwright.sts.Caller.Xml;
import io.sealwright.sts.Trust;
import io.sealwright.sts.jwt.TokenMaker;
import io.sealwright.sts.model.OpenIdConnectProvider;
import io.sealwright.sts.model.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Web identity (security.md 7): the registered key decides the algorithm, a token chooses nothing, and who shows no
 * good one is nobody. Real tokens over the wire, without a signature.
 */
@NullUnmarked
class AssumeRoleWithWebIdentityTest {
    private static final Kms KMS = Kms.start();
    private static final TokenMaker ISSUER = new TokenMaker("key-1");
    private static final TokenMaker STRANGER = new TokenMaker("key-1");
    private static final String URL = "https://ci.example/Runner";

    private final TestAccount account = KMS.newAccount();
    private final OpenIdConnectProvider provider =
            KMS.roles.provider(account.id(), URL, ISSUER.keys(), "sts.amazonaws.com", "other-client");
    private final Role role = KMS.roles.role(
            account.id(),
            "builder",
            Trust.when(
                    provider.arn().toString(),
                    """
                    {"StringEquals":{"ci.example/Runner:aud":"sts.amazonaws.com"},
                     "StringLike":{"ci.example/Runner:sub":"repo:example/app:*"}}""",
                    "sts:AssumeRoleWithWebIdentity",
                    "sts:TagSession",
                    "sts:SetSourceIdentity"),
            "kms:ListKeys");

    @AfterAll
    static void stop() throws Exception {
        KMS.close();
    }

    private static Map<String, Object> claims() {
        long now = KMS.clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", URL);
        claims.put("sub", "repo:example/app:main");
        claims.put("aud", "sts.amazonaws.com");
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + 300);
        return claims;
    }

    private Xml show(String token, String... more) {
        String[] parameters = new String[more.length + 6];
        System.arraycopy(
                new String[] {"RoleArn", role.arn().toString(), "RoleSessionName", "run-7", "WebIdentityToken", token},
                0,
                parameters,
                0,
                6);
        System.arraycopy(more, 0, parameters, 6, more.length);
        return Caller.nobody(KMS).sts("AssumeRoleWithWebIdentity", parameters);
    }

    private void isInvalid(String token, String message) {
        int before = KMS.unauthenticated();
        show(token).isRefusal(400, "InvalidIdentityToken", message);
        assertThat(KMS.unauthenticated()).isEqualTo(before + 1);
    }

    private static final String NOT_A_TOKEN =
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";
    private static final String DOES_NOT_MATCH = "The signature of the token does not match.";

    @Test
    void a_token_of_a_provider_that_the_role_trusts_is_worth_a_session() {
        Xml answer = show(ISSUER.token(claims())).ok();

        assertThat(answer.text("SubjectFromWebIdentityToken")).isEqualTo("repo:example/app:main");
        assertThat(answer.text("Audience")).isEqualTo("sts.amazonaws.com");
        assertThat(answer.text("Provider")).isEqualTo(provider.arn().toString());
        Caller session = Caller.nobody(KMS).with(answer);
        assertThat(session.sts("GetCallerIdentity").ok().text("Arn"))
                .isEqualTo("arn:aws:sts::" + account.id() + ":assumed-role/builder/run-7");
        session.kms("ListKeys").ok();
    }

    @Test
    @SuppressWarnings("unchecked")
    void its_record_tells_who_vouched_for_whom_and_holds_no_token() {
        String token = ISSUER.token(claims());
        Xml answer = show(token).ok();

        Map<String, Object> event = KMS.eventsOf(answer.requestId()).getFirst();

        assertThat((Map<String, Object>) event.get("userIdentity"))
                .containsEntry("type", "WebIdentityUser")
                .containsEntry("userName", "repo:example/app:main")
                .containsEntry("identityProvider", provider.arn().toString());
        assertThat(event).containsEntry("recipientAccountId", account.id());
        assertThat(KMS.records()).noneMatch(record -> record.contains(token));
    }

    @Test
    void a_trust_policy_that_does_not_speak_of_this_subject_or_audience_denies() {
        show(ISSUER.token(with(claims(), "sub", "repo:another/app:main")))
                .isRefusal(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        show(ISSUER.token(with(claims(), "aud", "other-client")))
                .isRefusal(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void a_role_that_is_not_there_or_trusts_others_is_refused_in_the_same_words() {
        Role closed = KMS.roles.role(account.id(), "closed", Trust.of(account.id()));
        for (String arn : List.of(closed.arn().toString(), "arn:aws:iam::" + account.id() + ":role/absent")) {
            Caller.nobody(KMS)
                    .sts(
                            "AssumeRoleWithWebIdentity",
                            "RoleArn",
                            arn,
                            "RoleSessionName",
                            "run-7",
                            "WebIdentityToken",
                            ISSUER.token(claims()))
                    .isRefusal(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        }
    }

    @Test
    void the_provider_is_looked_for_in_the_role_s_own_account() {
        TestAccount other = KMS.newAccount();
        Caller.nobody(KMS)
                .sts(
                        "AssumeRoleWithWebIdentity",
                        "RoleArn",
                        "arn:aws:iam::" + other.id() + ":role/builder",
                        "RoleSessionName",
                        "run-7",
                        "WebIdentityToken",
                        ISSUER.token(claims()))
                .isRefusal(400, "InvalidIdentityToken", "No OpenIDConnect provider found in your account for " + URL);
    }

    @Test
    void the_algorithm_none_is_none() {
        String claims = encode(json(claims()).getBytes(UTF_8));
        for (String alg : new String[] {"none", "None", "NONE", "nOnE"}) {
            String header = encode(("{\"alg\":\"" + alg + "\",\"kid\":\"key-1\"}").getBytes(UTF_8));

            isInvalid(header + '.' + claims + '.', DOES_NOT_MATCH);
        }
        isInvalid(encode("{\"alg\":\"none\"}".getBytes(UTF_8)) + '.' + claims, NOT_A_TOKEN);
    }

    @Test
    void a_mac_under_the_public_key_is_no_signature() {
        isInvalid(ISSUER.macUnderThePublicKey(claims()), DOES_NOT_MATCH);
    }

    @Test
    void another_s_signature_under_the_same_key_id_does_not_match() {
        isInvalid(STRANGER.token(claims()), DOES_NOT_MATCH);
    }

    @Test
    void the_algorithm_is_the_key_s_and_not_the_token_s() {
        for (String alg : new String[] {"RS384", "RS512", "PS256", "ES256", "EdDSA", "rs256", "HS256", ""}) {
            isInvalid(ISSUER.signed("{\"alg\":\"" + alg + "\",\"kid\":\"key-1\"}", json(claims())), DOES_NOT_MATCH);
        }
    }

    @Test
    void a_key_that_the_issuer_does_not_publish_is_not_had() {
        isInvalid(
                ISSUER.signed("{\"alg\":\"RS256\",\"kid\":\"key-2\"}", json(claims())),
                "Couldn't retrieve verification key from your identity provider,  please reference"
                        + " AssumeRoleWithWebIdentity documentation for requirements");
    }

    @Test
    void a_token_without_a_key_id_is_tried_under_the_published_keys() {
        show(ISSUER.signed("{\"alg\":\"RS256\"}", json(claims()))).ok();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jku\":\"https://evil.example/keys\"",
                "\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "\"x5u\":\"https://evil.example/chain\"",
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"kid\":7",
                "\"kid\":null",
                "\"alg\":\"RS256\""
            })
    void what_would_choose_a_key_or_a_meaning_makes_it_no_token(String member) {
        isInvalid(ISSUER.signed("{\"alg\":\"RS256\"," + member + "}", json(claims())), NOT_A_TOKEN);
    }

    @Test
    void a_claim_that_stands_twice_makes_it_no_token() {
        String twice = json(claims()).replace("{", "{\"sub\":\"repo:example/app:evil\",");

        isInvalid(ISSUER.signed("{\"alg\":\"RS256\",\"kid\":\"key-1\"}", twice), NOT_A_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no token", "aa.bb", "a.b.c", "....", "a.b.c.d", "{}.{}.{}", "eyJhbGciOiJSUzI1NiJ9"})
    void any_other_text_is_no_token(String text) {
        isInvalid(text, NOT_A_TOKEN);
    }

    @Test
    void padding_spare_bits_and_white_space_make_it_no_token() {
        String token = ISSUER.token(claims());

        for (String changed : new String[] {token + "=", " " + token, token + "\n", token.replaceFirst("\\.", ".\n")}) {
            isInvalid(changed, NOT_A_TOKEN);
        }
    }

    @Test
    void no_character_of_a_token_can_be_changed() {
        String token = ISSUER.token(claims());

        for (int at = 0; at < token.length(); at += 11) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            Xml answer = show(token.substring(0, at) + other + token.substring(at + 1));

            assertThat(answer.status()).as("character %d", at).isEqualTo(400);
            assertThat(answer.text("Code")).isEqualTo("InvalidIdentityToken");
        }
    }

    @Test
    void an_expired_token_is_refused_on_its_very_second() {
        Map<String, Object> claims = claims();
        long now = KMS.clock.instant().getEpochSecond();

        show(ISSUER.token(with(claims, "exp", now)))
                .isRefusal(
                        400,
                        "ExpiredTokenException",
                        "Token expired: current date/time %d must be before the expiration date/time %d"
                                .formatted(now, now));
        show(ISSUER.token(with(claims, "exp", now + 1))).ok();
        KMS.clock.pass(Duration.ofMinutes(6));
        show(ISSUER.token(claims)).isRefusal(400, "ExpiredTokenException");
    }

    @Test
    void a_token_of_the_future_is_refused_but_for_clocks_that_differ() {
        long now = KMS.clock.instant().getEpochSecond();
        for (String claim : new String[] {"iat", "nbf"}) {
            show(ISSUER.token(with(with(claims(), "exp", now + 9_000), claim, now + 300)))
                    .ok();
            isInvalid(
                    ISSUER.token(with(with(claims(), "exp", now + 9_000), claim, now + 301)),
                    "The token is not valid yet.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "iat"})
    void a_claim_that_is_required_and_missing_is_named(String claim) {
        isInvalid(ISSUER.token(with(claims(), claim, null)), "Missing a required claim: " + claim);
    }

    @Test
    void times_that_are_no_times_count_as_missing() {
        isInvalid(ISSUER.token(with(claims(), "exp", "4102444800")), "Missing a required claim: exp");
        isInvalid(ISSUER.token(with(claims(), "exp", -1)), "Missing a required claim: exp");
        isInvalid(
                ISSUER.signed(
                        "{\"alg\":\"RS256\",\"kid\":\"key-1\"}",
                        json(claims()).replaceFirst("\"exp\":\\d+", "\"exp\":1e300")),
                "Missing a required claim: exp");
    }

    @Test
    void another_issuer_is_none_of_the_account_s_providers() {
        for (String issuer :
                new String[] {"https://ci.example", URL + "/", "http://ci.example/Runner", "https://", "x"}) {
            isInvalid(
                    ISSUER.token(with(claims(), "iss", issuer)),
                    "No OpenIDConnect provider found in your account for " + issuer);
        }
    }

    @Test
    void the_audience_is_one_that_was_registered() {
        isInvalid(ISSUER.token(with(claims(), "aud", "somebody-else")), "Incorrect token audience");
        isInvalid(ISSUER.token(with(claims(), "aud", List.of("x", "y"))), "Incorrect token audience");
        show(ISSUER.token(with(claims(), "aud", List.of("x", "sts.amazonaws.com"))))
                .ok();
    }

    @Test
    void who_the_token_says_may_use_it_is_the_audience() {
        isInvalid(ISSUER.token(with(claims(), "azp", "somebody-else")), "Incorrect token audience");
        Map<String, Object> authorized = with(with(claims(), "azp", "sts.amazonaws.com"), "aud", "an-api");

        assertThat(show(ISSUER.token(authorized)).ok().text("Audience")).isEqualTo("sts.amazonaws.com");
    }

    @Test
    void a_token_beyond_20_000_characters_is_not_read() {
        String long1 = ISSUER.token(with(claims(), "padding", "x".repeat(20_000)));

        Xml answer = show(long1);

        answer.isRefusal(400, "ValidationError");
        assertThat(answer.body()).doesNotContain("eyJ");
    }

    @Test
    void tags_and_source_identity_come_from_the_token() {
        Map<String, Object> claims = with(
                with(claims(), "https://aws.amazon.com/source_identity", "runner-7"),
                "https://aws.amazon.com/tags",
                Map.of(
                        "principal_tags", Map.of("Team", List.of("red")),
                        "transitive_tag_keys", List.of("Team")));
        KMS.roles.may(role, """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*",
                 "Condition":{"StringEquals":{"aws:PrincipalTag/Team":"red","aws:SourceIdentity":"runner-7"},
                 "ArnEquals":{"aws:FederatedProvider":"%s"}}}}""".formatted(provider.arn()));

        Xml answer = show(ISSUER.token(claims)).ok();

        assertThat(answer.text("SourceIdentity")).isEqualTo("runner-7");
        Caller.nobody(KMS).with(answer).kms("ListKeys").ok();
    }

    @Test
    void a_trust_policy_sees_the_provider() {
        Role seeing = KMS.roles.role(
                account.id(),
                "seeing",
                Trust.when(
                        provider.arn().toString(),
                        "{\"StringEquals\":{\"aws:FederatedProvider\":\"%s\"}}".formatted(provider.arn()),
                        "sts:AssumeRoleWithWebIdentity"));
        Caller.nobody(KMS)
                .sts(
                        "AssumeRoleWithWebIdentity",
                        "RoleArn",
                        seeing.arn().toString(),
                        "RoleSessionName",
                        "run-7",
                        "WebIdentityToken",
                        ISSUER.token(claims()))
                .ok();
    }

    @Test
    void the_form_of_the_request_is_judged_first() {
        Caller.nobody(KMS)
                .sts("AssumeRoleWithWebIdentity", "RoleArn", "x", "WebIdentityToken", ISSUER.token(claims()))
                .isRefusal(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint:"
                                + " Member must not be null");
        show(ISSUER.token(claims()), "ProviderId", "www.amazon.com").isRefusal(400, "InvalidIdentityToken");
    }

    @Test
    void the_list_of_unsigned_operations_is_closed() {
        for (String operation :
                List.of("AssumeRole", "GetCallerIdentity", "GetSessionToken", "AssumeRoot", "Nonsense")) {
            Caller.nobody(KMS)
                    .sts(operation)
                    .isRefusal(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }
    }

    @Test
    void with_a_signature_the_signer_is_not_whom_the_role_trusts() {
        Caller.of(KMS, account.administrator())
                .sts(
                        "AssumeRoleWithWebIdentity",
                        "RoleArn",
                        role.arn().toString(),
                        "RoleSessionName",
                        "run-7",
                        "WebIdentityToken",
                        ISSUER.token(claims()))
                .isRefusal(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void no_saml_provider_exists() {
        Caller.nobody(KMS)
                .sts(
                        "AssumeRoleWithSAML",
                        "RoleArn",
                        role.arn().toString(),
                        "PrincipalArn",
                        "arn:aws:iam::" + account.id() + ":saml-provider/corp",
                        "SAMLAssertion",
                        "PHNhbWw+")
                .isRefusal(400, "InvalidIdentityToken", "Specified provider doesn't exist");
    }
}
