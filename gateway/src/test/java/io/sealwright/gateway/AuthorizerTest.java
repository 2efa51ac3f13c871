// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.ledger.PolicyVersion;
import io.sealwright.policy.Facts;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.policy.Reach;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What takes part in a decision, what a refusal says, and what the record says decided. */
class AuthorizerTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Principal.User ALICE = new Principal.User("aws", ACCOUNT, "/", "alice", "AIDAALICE");
    private static final Principal.AssumedRole ROLE =
            new Principal.AssumedRole("aws", ACCOUNT, "/", "reader", "AROAREADER", "s1");
    private static final Action ENCRYPT = new Action("kms", "Encrypt");
    private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static final String DENY_ALL =
            "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"}";

    private Identity identity = Identity.of(identity("*"));
    private List<PolicySet> serviceControl = List.of();
    private List<PolicySet> resourceControl = List.of();
    private final List<AccountId> controlled = new ArrayList<>();
    private AccountId closed = AccountId.of(9);

    private final AccountPolicies accounts = new AccountPolicies() {
        @Override
        public List<PolicySet> serviceControl(AccountId account) {
            return serviceControl;
        }

        @Override
        public List<PolicySet> resourceControl(AccountId account) {
            controlled.add(account);
            return resourceControl;
        }

        @Override
        public boolean isClosed(AccountId account) {
            return account.equals(closed);
        }
    };
    private final JoinedPolicies principals = new JoinedPolicies(_ -> identity, accounts);
    private final Authorizer authorizer =
            new Authorizer(principals, accounts, new GlobalFacts(_ -> identity, Memberships.NONE));

    /** A thing with a guard. */
    private record Guarded(String arn, Target.Guard guard, boolean tellsReason) implements Target {
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
        public @Nullable Blob recordEntry() {
            return null;
        }
    }

    private static PolicySet set(PolicyKind kind, PolicyType type, int number, String statement) {
        String text = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
        byte[] hash = new byte[32];
        hash[0] = (byte) number;
        try {
            return PolicySet.of(kind, number, List.of(PolicyDocument.parse(text, type, Blob.owning(hash))));
        } catch (MalformedPolicy e) {
            throw new AssertionError(text, e);
        }
    }

    private static String allow(String action) {
        return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}".formatted(action);
    }

    private static String allowAll(String action) {
        return "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"%s\",\"Resource\":\"*\"}".formatted(action);
    }

    private static PolicySet identity(String action) {
        return set(PolicyKind.IDENTITY, PolicyType.IDENTITY_POLICY, 1, allow(action));
    }

    private static PolicySet resourceControl(String statement) {
        return set(PolicyKind.RESOURCE_CONTROL, PolicyType.RESOURCE_CONTROL_POLICY, 5, statement);
    }

    private static PolicySet keyPolicy() {
        return set(
                PolicyKind.RESOURCE,
                PolicyType.KEY_POLICY,
                2,
                "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}");
    }

    private static Guarded key() {
        return new Guarded(KEY, new Target.Guard.OwnPolicy(keyPolicy()), true);
    }

    private static Call call(Principal principal, @Nullable Session session, @Nullable VpcEndpoint endpoint) {
        return new Call(
                principal,
                "AKIA1",
                session,
                new Region("eu-central-1"),
                "id",
                NOW,
                "127.0.0.1",
                new Entrance(false, endpoint),
                null,
                null,
                null);
    }

    private static Call byAlice() {
        return call(ALICE, null, null);
    }

    private void authorize(Call call, Demand<?>... demands) {
        Located located = () -> List.of(demands);
        var _ = authorizer.authorize(call, located, authorizer.consult(call, located), KmsError.ACCESS_DENIED);
    }

    private void refused(Call call, Target target, String why) {
        refused(call, new Demand<>(ENCRYPT, target), why);
    }

    private void refused(Call call, Demand<Target> demand, String why) {
        assertThatThrownBy(() -> authorize(call, demand))
                .hasToString(
                        "AccessDeniedException: User: %s is not authorized to perform: kms:Encrypt on resource: %s%s"
                                .formatted(
                                        call.principal().arn(), demand.target().resource(), why));
    }

    /** A right to a key whose policy says nothing, for which a grant reaches the caller so. */
    private static Demand<Target> granted(Reach reach) {
        PolicySet nothing = PolicySet.of(PolicyKind.RESOURCE, 2, List.of());
        return new Demand<>(
                ENCRYPT,
                new Guarded(KEY, new Target.Guard.OwnPolicy(nothing), true),
                Facts.NONE,
                Demand.NamedBy.REQUEST,
                _ -> reach);
    }

    private static String noneAllows(String noun) {
        return " because no " + noun + " allows the kms:Encrypt action";
    }

    @Test
    void all_layers_together_allow() {
        identity = new Identity(
                identity("kms:*"), set(PolicyKind.BOUNDARY, PolicyType.IDENTITY_POLICY, 3, allow("kms:*")), Map.of());
        serviceControl = List.of(set(PolicyKind.SERVICE_CONTROL, PolicyType.SERVICE_CONTROL_POLICY, 4, allow("*")));
        resourceControl = List.of(resourceControl(allowAll("*")));

        authorize(byAlice(), new Demand<>(ENCRYPT, key()));

        assertThat(controlled).containsOnly(ACCOUNT);
    }

    @Test
    void each_layer_that_does_not_allow_is_named() {
        identity = Identity.of(identity("kms:Decrypt"));
        refused(byAlice(), key(), noneAllows("identity-based policy"));

        identity = new Identity(
                identity("kms:*"),
                set(PolicyKind.BOUNDARY, PolicyType.IDENTITY_POLICY, 3, allow("kms:Decrypt")),
                Map.of());
        refused(byAlice(), key(), noneAllows("permissions boundary"));

        identity = Identity.of(identity("*"));
        serviceControl = List.of(
                set(PolicyKind.SERVICE_CONTROL, PolicyType.SERVICE_CONTROL_POLICY, 4, allow("*")),
                set(PolicyKind.SERVICE_CONTROL, PolicyType.SERVICE_CONTROL_POLICY, 5, allow("iam:*")));
        refused(byAlice(), key(), noneAllows("service control policy"));

        serviceControl = List.of();
        resourceControl = List.of(resourceControl(DENY_ALL));
        refused(byAlice(), key(), " with an explicit deny in a resource control policy");
    }

    @Test
    void a_session_policy_cuts_the_session_it_was_passed_to() {
        PolicySet passed = set(PolicyKind.SESSION, PolicyType.SESSION_POLICY, 6, allow("kms:Decrypt"));
        Session cut =
                new Session(NOW, NOW.plusSeconds(900), List.of(passed), Map.of(), Set.of(), null, null, null, 1, false);

        refused(call(ROLE, cut, null), key(), noneAllows("session policy"));
        authorize(call(ROLE, Session.plain(NOW, NOW.plusSeconds(900)), null), new Demand<>(ENCRYPT, key()));
    }

    @Test
    void the_policy_of_an_endpoint_takes_part_in_what_comes_through_it_and_in_nothing_else() {
        PolicySet passing = set(PolicyKind.ENDPOINT, PolicyType.ENDPOINT_POLICY, 7, allowAll("kms:Decrypt"));
        VpcEndpoint endpoint = new VpcEndpoint("vpce-1", "vpc-1", passing);
        Guarded key = key();

        refused(call(ALICE, null, endpoint), key, noneAllows("VPC endpoint policy"));
        refused(
                call(ALICE, null, endpoint),
                new Guarded("*", Target.Guard.CallersPolicies.INSTANCE, true),
                noneAllows("VPC endpoint policy"));
        authorize(byAlice(), new Demand<>(ENCRYPT, key));
        refused(call(ALICE, null, endpoint), key, noneAllows("VPC endpoint policy"));
    }

    @Test
    void a_service_linked_role_is_limited_by_no_policy_of_an_organization() {
        var linked = new Principal.AssumedRole(
                "aws", ACCOUNT, "/aws-service-role/x.amazonaws.com/", "AWSServiceRoleForX", "AROAX", "s");
        serviceControl = List.of(set(PolicyKind.SERVICE_CONTROL, PolicyType.SERVICE_CONTROL_POLICY, 4, allow("iam:*")));
        resourceControl = List.of(resourceControl(DENY_ALL));

        authorize(call(linked, Session.plain(NOW, NOW), null), new Demand<>(ENCRYPT, key()));
        refused(
                call(ROLE, Session.plain(NOW, NOW), null),
                key(),
                " with an explicit deny in a resource control policy");
    }

    @Test
    void resource_control_policies_hold_for_what_belongs_to_an_account_of_the_services_that_have_them() {
        resourceControl = List.of(resourceControl(DENY_ALL));

        authorize(byAlice(), new Demand<>(ENCRYPT, new Guarded("*", Target.Guard.CallersPolicies.INSTANCE, true)));
        authorize(
                byAlice(),
                new Demand<>(
                        new Action("iam", "GetUser"),
                        new Guarded("arn:aws:iam::111122223333:user/x", Target.Guard.CallersPolicies.INSTANCE, true)));
        authorize(byAlice(), new Demand<>(new Action("kms", "RetireGrant"), key()));
        assertThat(controlled).isEmpty();
    }

    @Test
    void a_condition_on_a_global_key_is_met_by_the_request_or_not() {
        String fromHome =
                "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"%s\"}}}";

        identity =
                Identity.of(set(PolicyKind.IDENTITY, PolicyType.IDENTITY_POLICY, 1, fromHome.formatted("127.0.0.0/8")));
        authorize(byAlice(), new Demand<>(ENCRYPT, key()));

        identity = Identity.of(
                set(PolicyKind.IDENTITY, PolicyType.IDENTITY_POLICY, 1, fromHome.formatted("192.0.2.0/24")));
        refused(byAlice(), key(), noneAllows("identity-based policy"));
    }

    /** Deny unless through this endpoint: AWS's own example of what endpoints are for. */
    @Test
    void a_key_policy_may_deny_what_does_not_come_through_one_endpoint() {
        PolicySet onlyThrough = set(
                PolicyKind.RESOURCE,
                PolicyType.KEY_POLICY,
                2,
                allowAll("kms:*")
                        + ",{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\","
                        + "\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}}");
        Guarded key = new Guarded(KEY, new Target.Guard.OwnPolicy(onlyThrough), true);
        PolicySet all = set(PolicyKind.ENDPOINT, PolicyType.ENDPOINT_POLICY, 7, allowAll("*"));
        String denied = " with an explicit deny in a resource-based policy";

        authorize(call(ALICE, null, new VpcEndpoint("vpce-1", "vpc-1", all)), new Demand<>(ENCRYPT, key));
        refused(call(ALICE, null, new VpcEndpoint("vpce-2", "vpc-1", all)), key, denied);
        refused(byAlice(), key, denied);
    }

    @Test
    void a_grant_allows_what_the_key_policy_does_not_and_no_deny() {
        identity = Identity.NONE;

        authorize(byAlice(), granted(Reach.CALLER));
        refused(byAlice(), granted(Reach.NOBODY), noneAllows("resource-based policy"));
        identity = Identity.of(set(
                PolicyKind.IDENTITY,
                PolicyType.IDENTITY_POLICY,
                1,
                "{\"Effect\":\"Deny\",\"Action\":\"kms:*\",\"Resource\":\"*\"}"));
        refused(byAlice(), granted(Reach.CALLER), " with an explicit deny in an identity-based policy");
    }

    @Test
    void a_grant_to_the_account_delegates_to_the_callers_policies() {
        identity = Identity.NONE;
        refused(byAlice(), granted(Reach.ACCOUNT), noneAllows("identity-based policy"));

        identity = Identity.of(set(
                PolicyKind.IDENTITY,
                PolicyType.IDENTITY_POLICY,
                1,
                "{\"Effect\":\"Allow\",\"Action\":\"kms:Encrypt\",\"Resource\":\"*\"}"));
        authorize(byAlice(), granted(Reach.ACCOUNT));
    }

    @Test
    void whoever_may_not_assume_a_role_reads_no_reason() {
        refused(
                byAlice(),
                new Guarded(KEY, new Target.Guard.OwnPolicy(PolicySet.of(PolicyKind.TRUST, 1, List.of())), false),
                "");
    }

    @Test
    void the_record_names_all_that_took_part_by_place_and_version() {
        PolicySet passed = set(PolicyKind.SESSION, PolicyType.SESSION_POLICY, 6, allow("*"));
        PolicySet passing = set(PolicyKind.ENDPOINT, PolicyType.ENDPOINT_POLICY, 7, allowAll("*"));
        identity = new Identity(
                identity("*"), set(PolicyKind.BOUNDARY, PolicyType.IDENTITY_POLICY, 3, allow("*")), Map.of());
        serviceControl = List.of(set(PolicyKind.SERVICE_CONTROL, PolicyType.SERVICE_CONTROL_POLICY, 4, allow("*")));
        resourceControl = List.of(resourceControl(allowAll("*")));
        Session session =
                new Session(NOW, NOW.plusSeconds(900), List.of(passed), Map.of(), Set.of(), null, null, null, 1, false);
        Located twice = () -> List.of(new Demand<>(ENCRYPT, key()), new Demand<>(ENCRYPT, key()));

        List<Joined> joined =
                authorizer.consult(call(ROLE, session, new VpcEndpoint("vpce-1", "vpc-1", passing)), twice);

        assertThat(Joined.basis(joined).policies().stream().map(AuthorizerTest::place))
                .containsExactlyInAnyOrder(
                        "resource 2",
                        "identity 1",
                        "boundary 3",
                        "session/0 6",
                        "service-control/0 4",
                        "resource-control/0 5",
                        "endpoint 7");
    }

    private static String place(PolicyVersion version) {
        return version.source() + " " + version.generation();
    }

    @Test
    void what_follows_from_the_same_caller_is_joined_once() {
        CallersSide first = principals.of(ALICE, null);

        assertThat(principals.of(ALICE, null)).isSameAs(first);
        identity = Identity.of(identity("kms:*"));
        assertThat(principals.of(ALICE, null)).isNotSameAs(first);
    }
}
