// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each global condition key, for each kind of caller and way in, as AWS's table says when it is there. */
class GlobalFactsTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final AccountId LONE = new AccountId("444455556666");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.789Z");
    private static final Principal.User ALICE = new Principal.User("aws", ACCOUNT, "/team/", "alice", "AIDAALICE");
    private static final Principal.AssumedRole ROLE =
            new Principal.AssumedRole("aws", ACCOUNT, "/apps/", "reader", "AROAREADER", "s1");
    private static final Principal.Root ROOT = new Principal.Root("aws", LONE);
    private static final Principal.FederatedUser GUEST = new Principal.FederatedUser("aws", ACCOUNT, "guest", ALICE);
    private static final Arn PROVIDER =
            Arn.parse("arn:aws:iam::111122223333:oidc-provider/issuer.example").orElseThrow();
    private static final Principal.Federated VOUCHED = new Principal.Federated("aws", ACCOUNT, PROVIDER, "job-7");
    private static final VpcEndpoint ENDPOINT = new VpcEndpoint(
            "vpce-0123456789abcdef0", "vpc-0123456789abcdef0", PolicySet.of(PolicyKind.ENDPOINT, 0, List.of()));
    private static final Fact UNKNOWN = Fact.UNKNOWN;

    /** A thing of the account with tags. */
    private record Tagged(String arn, Map<String, String> tags) implements Target {
        @Override
        public Resource resource() {
            return arn.equals("*")
                    ? Resource.EVERYTHING
                    : Resource.of(Arn.parse(arn).orElseThrow());
        }

        @Override
        public long version() {
            return 1;
        }

        @Override
        public Guard guard() {
            return Guard.CallersPolicies.INSTANCE;
        }

        @Override
        public Fact tag(String key) {
            return TagFacts.among(tags, key);
        }

        @Override
        public @Nullable Blob recordEntry() {
            return null;
        }
    }

    private final GlobalFacts global = new GlobalFacts(
            principal -> principal.principalId().contains("ALICE") || principal instanceof Principal.FederatedUser
                    ? new Identity(Identity.NONE.policies(), null, Map.of("Team", "red", "Level", "2"))
                    : Identity.NONE,
            account -> account.equals(ACCOUNT)
                    ? new Memberships.Membership("o-a1b2c3d4e5", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/")
                    : null);

    private static Call call(Principal principal, @Nullable Session session, Entrance entrance) {
        return new Call(
                principal,
                "AKIA1",
                session,
                new Region("eu-central-1"),
                "id",
                NOW,
                "192.0.2.7",
                entrance,
                "agent/1",
                null,
                null);
    }

    private static Session session(boolean mfa) {
        return new Session(
                NOW.minusSeconds(90),
                NOW.plusSeconds(900),
                List.of(),
                Map.of("team", "blue"),
                Set.of(),
                "bob",
                PROVIDER,
                "job-7",
                1,
                mfa);
    }

    private Fact fact(Call call, String key) {
        return fact(call, new Tagged("arn:aws:kms:eu-central-1:444455556666:key/1", Map.of()), Facts.NONE, key);
    }

    private Fact fact(Call call, Target target, Facts own, String key) {
        int slash = key.indexOf('/');
        String name = slash < 0 ? key : key.substring(0, slash);
        String part = slash < 0 ? "" : key.substring(slash + 1);
        int colon = name.indexOf(':');
        var asked = new ConditionKey(
                name.substring(0, colon), name.substring(colon + 1).toLowerCase(Locale.ROOT), part);
        return global.of(call, new Demand<>(new Action("kms", "Encrypt"), target, own))
                .of(asked);
    }

    private static Call plain(Principal principal) {
        return call(principal, null, Entrance.PLAIN);
    }

    @Test
    void who_signed() {
        assertThat(fact(plain(ALICE), "aws:PrincipalArn"))
                .isEqualTo(Fact.of("arn:aws:iam::111122223333:user/team/alice"));
        assertThat(fact(plain(ROLE), "aws:PrincipalArn"))
                .isEqualTo(Fact.of("arn:aws:iam::111122223333:role/apps/reader"));
        assertThat(fact(plain(ROOT), "aws:PrincipalArn")).isEqualTo(Fact.of("arn:aws:iam::444455556666:root"));
        assertThat(fact(plain(GUEST), "aws:PrincipalArn"))
                .isEqualTo(Fact.of("arn:aws:sts::111122223333:federated-user/guest"));
        assertThat(fact(plain(ROLE), "aws:PrincipalAccount")).isEqualTo(Fact.of("111122223333"));
        assertThat(fact(plain(ALICE), "aws:PrincipalType")).isEqualTo(Fact.of("User"));
        assertThat(fact(plain(ROLE), "aws:PrincipalType")).isEqualTo(Fact.of("AssumedRole"));
        assertThat(fact(plain(ROOT), "aws:PrincipalType")).isEqualTo(Fact.of("Account"));
        assertThat(fact(plain(GUEST), "aws:PrincipalType")).isEqualTo(Fact.of("FederatedUser"));
        assertThat(fact(plain(ALICE), "aws:userid")).isEqualTo(Fact.of("AIDAALICE"));
        assertThat(fact(plain(ROLE), "aws:userid")).isEqualTo(Fact.of("AROAREADER:s1"));
        assertThat(fact(plain(ROOT), "aws:userid")).isEqualTo(Fact.of("444455556666"));
        assertThat(fact(plain(ALICE), "aws:username")).isEqualTo(Fact.of("alice"));
    }

    @Test
    void only_users_have_a_user_name() {
        for (Principal principal : List.of(ROLE, ROOT, GUEST, VOUCHED)) {
            assertThat(fact(plain(principal), "aws:username")).isEqualTo(Fact.ABSENT);
        }
    }

    @Test
    void whom_a_provider_vouches_for_did_not_sign() {
        assertThat(fact(plain(VOUCHED), "aws:PrincipalType")).isEqualTo(Fact.of("Anonymous"));
        for (String key :
                List.of("PrincipalArn", "PrincipalAccount", "userid", "PrincipalOrgID", "PrincipalOrgPaths")) {
            assertThat(fact(plain(VOUCHED), "aws:" + key)).as(key).isEqualTo(Fact.ABSENT);
        }
    }

    @Test
    void facts_of_temporary_credentials_are_absent_for_long_term_keys_not_false() {
        for (String key : List.of(
                "TokenIssueTime",
                "MultiFactorAuthPresent",
                "MultiFactorAuthAge",
                "SourceIdentity",
                "FederatedProvider")) {
            assertThat(fact(plain(ALICE), "aws:" + key)).as(key).isEqualTo(Fact.ABSENT);
        }
        Call plain = call(ROLE, session(false), Entrance.PLAIN);
        assertThat(fact(plain, "aws:MultiFactorAuthPresent")).isEqualTo(Fact.of("false"));
        assertThat(fact(plain, "aws:MultiFactorAuthAge")).isEqualTo(Fact.ABSENT);
        assertThat(fact(plain, "aws:TokenIssueTime")).isEqualTo(Fact.of("2026-11-24T11:58:30Z"));
        assertThat(fact(plain, "aws:SourceIdentity")).isEqualTo(Fact.of("bob"));
        assertThat(fact(plain, "aws:FederatedProvider")).isEqualTo(Fact.of(PROVIDER.toString()));
        Call factor = call(ALICE, session(true), Entrance.PLAIN);
        assertThat(fact(factor, "aws:MultiFactorAuthPresent")).isEqualTo(Fact.of("true"));
        assertThat(fact(factor, "aws:MultiFactorAuthAge")).isEqualTo(Fact.of("90"));
    }

    @Test
    void a_session_tag_hides_the_tag_of_the_user_or_role_and_keys_have_no_case() {
        assertThat(fact(plain(ALICE), "aws:PrincipalTag/team")).isEqualTo(Fact.of("red"));
        Call tagged = call(ALICE, session(false), Entrance.PLAIN);
        assertThat(fact(tagged, "aws:PrincipalTag/Team")).isEqualTo(Fact.of("blue"));
        assertThat(fact(tagged, "aws:PrincipalTag/LEVEL")).isEqualTo(Fact.of("2"));
        assertThat(fact(tagged, "aws:PrincipalTag/none")).isEqualTo(Fact.ABSENT);
    }

    @Test
    void organization_of_caller_and_of_resource() {
        assertThat(fact(plain(ALICE), "aws:PrincipalOrgID")).isEqualTo(Fact.of("o-a1b2c3d4e5"));
        assertThat(fact(plain(ALICE), "aws:PrincipalOrgPaths"))
                .isEqualTo(Fact.ofAll(List.of("o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/")));
        assertThat(fact(plain(ROOT), "aws:PrincipalOrgID")).isEqualTo(Fact.ABSENT);
        assertThat(fact(plain(ALICE), "aws:ResourceOrgID")).isEqualTo(Fact.ABSENT);
        assertThat(fact(plain(ALICE), "aws:ResourceAccount")).isEqualTo(Fact.of("444455556666"));
        Target ours = new Tagged("arn:aws:kms:eu-central-1:111122223333:key/1", Map.of());
        assertThat(fact(plain(ROOT), ours, Facts.NONE, "aws:ResourceOrgID")).isEqualTo(Fact.of("o-a1b2c3d4e5"));
        Target nobodys = new Tagged("*", Map.of());
        assertThat(fact(plain(ALICE), nobodys, Facts.NONE, "aws:ResourceAccount"))
                .isEqualTo(Fact.ABSENT);
        Target aws = new Tagged("arn:aws:iam::aws:policy/AdministratorAccess", Map.of());
        assertThat(fact(plain(ALICE), aws, Facts.NONE, "aws:ResourceAccount")).isEqualTo(Fact.ABSENT);
    }

    @Test
    void the_address_is_source_ip_outside_and_vpc_source_ip_through_an_endpoint_never_both() {
        Call outside = plain(ALICE);
        assertThat(fact(outside, "aws:SourceIp")).isEqualTo(Fact.of("192.0.2.7"));
        for (String key : List.of("VpcSourceIp", "SourceVpc", "SourceVpce", "VpceAccount", "SourceVpcArn")) {
            assertThat(fact(outside, "aws:" + key)).as(key).isEqualTo(Fact.ABSENT);
        }
        Call through = call(ALICE, null, new Entrance(false, ENDPOINT));
        assertThat(fact(through, "aws:SourceIp")).isEqualTo(Fact.ABSENT);
        assertThat(fact(through, "aws:VpcSourceIp")).isEqualTo(Fact.of("192.0.2.7"));
        assertThat(fact(through, "aws:SourceVpce")).isEqualTo(Fact.of("vpce-0123456789abcdef0"));
        assertThat(fact(through, "aws:SourceVpc")).isEqualTo(Fact.of("vpc-0123456789abcdef0"));
        for (String key : List.of("VpceAccount", "VpceOrgID", "VpceOrgPaths", "SourceVpcArn")) {
            assertThat(fact(through, "aws:" + key)).as(key).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void what_is_in_every_request() {
        Call call = plain(ALICE);
        assertThat(fact(call, "aws:CurrentTime")).isEqualTo(Fact.of("2026-11-24T12:00:00Z"));
        assertThat(fact(call, "aws:EpochTime")).isEqualTo(Fact.of("1795521600"));
        assertThat(fact(call, "aws:RequestedRegion")).isEqualTo(Fact.of("eu-central-1"));
        assertThat(fact(call, "aws:SecureTransport")).isEqualTo(Fact.of("false"));
        assertThat(fact(call(ALICE, null, new Entrance(true, null)), "aws:SecureTransport"))
                .isEqualTo(Fact.of("true"));
        assertThat(fact(call, "aws:UserAgent")).isEqualTo(Fact.of("agent/1"));
        assertThat(fact(call, "aws:Referer")).isEqualTo(Fact.ABSENT);
        assertThat(fact(call, "aws:ViaAWSService")).isEqualTo(Fact.of("false"));
        assertThat(fact(call, "aws:PrincipalIsAWSService")).isEqualTo(Fact.of("false"));
    }

    @Test
    void a_call_says_through_which_services_it_came_and_through_which_first() {
        ForwardAccess first = ForwardAccess.through("objectstore", null);
        Call through = through(ForwardAccess.through("secretsmanager", first), Entrance.IN_PROCESS);

        assertThat(fact(through, "aws:ViaAWSService")).isEqualTo(Fact.of("true"));
        assertThat(fact(through, "aws:CalledVia"))
                .isEqualTo(Fact.ofAll(List.of("objectstore.amazonaws.com", "secretsmanager.amazonaws.com")));
        assertThat(fact(through, "aws:CalledViaFirst")).isEqualTo(Fact.of("objectstore.amazonaws.com"));
        assertThat(fact(through, "aws:CalledViaLast")).isEqualTo(Fact.of("secretsmanager.amazonaws.com"));
        assertThat(fact(through, "aws:SourceIp")).isEqualTo(Fact.ABSENT);
        assertThat(fact(through(first, new Entrance(true, null)), "aws:SourceIp"))
                .isEqualTo(Fact.of("192.0.2.7"));
        for (String key : List.of("CalledVia", "CalledViaFirst", "CalledViaLast")) {
            assertThat(fact(plain(ALICE), "aws:" + key)).as(key).isEqualTo(Fact.ABSENT);
        }
    }

    @Test
    void the_endpoint_that_a_service_comes_through_does_not_say_where_its_caller_is() {
        Call through = through(ForwardAccess.through("objectstore", null), new Entrance(true, ENDPOINT));

        for (String key :
                List.of("SourceVpc", "SourceVpce", "VpcSourceIp", "SourceIp", "VpceAccount", "SourceVpcArn")) {
            assertThat(fact(through, "aws:" + key)).as(key).isEqualTo(Fact.ABSENT);
        }
    }

    private static Call through(ForwardAccess via, Entrance entrance) {
        Call plain = plain(ALICE);
        return new Call(
                ALICE,
                plain.accessKeyId(),
                null,
                plain.region(),
                plain.requestId(),
                plain.time(),
                plain.sourceIp(),
                entrance,
                via.principal(),
                null,
                null,
                null,
                via);
    }

    @Test
    void tags_of_the_resource_come_from_the_target_and_of_the_request_from_the_operation() {
        Target tagged = new Tagged("arn:aws:kms:eu-central-1:111122223333:key/1", Map.of("Dept", "a", "dept", "b"));
        Facts own = key -> key.is("aws", "tagkeys") ? Fact.ofAll(List.of("x")) : Fact.UNKNOWN;

        assertThat(((Fact.Twins) fact(plain(ALICE), tagged, own, "aws:ResourceTag/DEPT")).values())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(fact(plain(ALICE), tagged, own, "aws:TagKeys")).isEqualTo(Fact.ofAll(List.of("x")));
        assertThat(fact(plain(ALICE), tagged, own, "aws:RequestTag/x")).isEqualTo(Fact.ABSENT);
    }

    @Test
    void keys_of_the_actions_service_may_be_unknown_and_those_of_others_are_absent() {
        Target thing = new Tagged("*", Map.of());

        assertThat(fact(plain(ALICE), thing, Facts.NONE, "kms:ViaService")).isEqualTo(UNKNOWN);
        assertThat(fact(plain(ALICE), thing, Facts.NONE, "s3:prefix")).isEqualTo(Fact.ABSENT);
        assertThat(fact(plain(ALICE), thing, _ -> Fact.of("x"), "sts:ExternalId"))
                .isEqualTo(Fact.of("x"));
    }

    @Test
    void a_key_that_is_not_in_awss_table_is_absent() {
        assertThat(fact(plain(ALICE), "aws:SourceIpp")).isEqualTo(Fact.ABSENT);
    }

    /** The list is data: a key that AWS adds goes there, and then here. */
    @Test
    void the_table_is_awss() throws IOException {
        assertThat(Stream.of(GlobalKey.values()).map(key -> "aws:" + key.text()))
                .containsExactlyInAnyOrderElementsOf(lines("global-condition-keys.txt"));
    }

    @Test
    void every_key_of_the_table_has_an_answer() throws IOException {
        Call through = call(ROLE, session(true), new Entrance(true, ENDPOINT));
        for (String key : lines("global-condition-keys.txt")) {
            assertThat(fact(through, key + (key.endsWith("Tag") ? "/k" : "")))
                    .as(key)
                    .isNotNull();
        }
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = GlobalFactsTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
