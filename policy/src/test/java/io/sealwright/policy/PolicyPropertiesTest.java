// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every policy and every request. A failure prints its seed. */
class PolicyPropertiesTest {
    private static final int ROUNDS = 1_500;
    private static final List<Principal> CALLERS = List.of(
            Documents.ALICE, Documents.BOB, Documents.STRANGER, Documents.WRITER, Documents.CAROL, Documents.ROOT_USER);
    private static final List<Action> ACTIONS =
            List.of(Documents.ENCRYPT, Documents.DECRYPT, new Action("kms", "DescribeKey"));
    private static final List<String> PATTERNS = List.of("kms:*", "*", "kms:*crypt", "kms:Decrypt", "kms:Describe???");
    private static final List<String> PRINCIPALS = List.of(
            "*",
            "111122223333",
            "444455556666",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::111122223333:user/team/bob",
            "arn:aws:iam::111122223333:role/app/writer",
            "arn:aws:sts::111122223333:assumed-role/writer/s1",
            "arn:aws:sts::111122223333:federated-user/carol",
            "arn:aws:iam::444455556666:user/stranger");
    private static final List<String> KEYS = List.of("aws:username", "aws:SourceVpc", "kms:ViaService", "aws:TagKeys");
    private static final List<String> OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringLikeIfExists",
            "ForAllValues:StringEquals",
            "ForAnyValue:StringNotLike",
            "Null");
    private static final List<PolicyType> TYPES = List.of(
            PolicyType.KEY_POLICY,
            PolicyType.IDENTITY_POLICY,
            PolicyType.SESSION_POLICY,
            PolicyType.SERVICE_CONTROL_POLICY,
            PolicyType.ENDPOINT_POLICY);

    private final PolicyEvaluator evaluator = new PolicyEvaluator();

    @ParameterizedTest
    @ValueSource(longs = {7, 42, 20261124})
    void a_matching_deny_wins_whatever_else_is_said(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var world = World.drawn(random);
            PolicyType where = world.anyUsed(random);
            var statements = world.of(where);
            statements.add(random.nextInt(statements.size() + 1), statement(where, "Deny", "*", "*", ""));

            assertThat(decide(world)).as("seed %d, %s", seed, world).isInstanceOf(Decision.ExplicitlyDenied.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 42, 20261124})
    void one_more_allow_never_denies_and_one_more_deny_never_allows(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var world = World.drawn(random);
            boolean before = isAllowed(world);
            boolean allowing = random.nextBoolean();

            PolicyType where = world.anyUsed(random);
            world.of(where).add(drawn(random, where, allowing ? "Allow" : "Deny"));

            assertThat(allowing ? !before || isAllowed(world) : before || !isAllowed(world))
                    .as("seed %d, %s", seed, world)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 42})
    void the_order_of_statements_and_of_their_elements_means_nothing(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var world = World.drawn(random);
            Decision before = decide(world);

            for (List<String> statements : world.statements.values()) {
                Collections.shuffle(statements, new Random(seed + round));
                statements.replaceAll(PolicyPropertiesTest::turned);
            }

            assertThat(decide(world)).as("seed %d, %s", seed, world).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 42, 20261124})
    void what_limits_never_widens(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var world = World.drawn(random);
            if (world.request.caller() instanceof Principal.FederatedUser) {
                continue; // Without a session policy it has no rights, so one does widen.
            }
            boolean limited = isAllowed(world);

            PolicyType limit = oneOf(
                    List.of(PolicyType.SESSION_POLICY, PolicyType.SERVICE_CONTROL_POLICY, PolicyType.ENDPOINT_POLICY),
                    random);
            world.statements.remove(limit);
            world.boundary = random.nextBoolean() ? null : world.boundary;

            assertThat(!limited || isAllowed(world))
                    .as("seed %d, %s", seed, world)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 42, 20261124})
    void what_is_unknown_never_allows(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var world = World.drawn(random);
            var blind = new World(withFacts(world.request, Facts.NONE), world.statements, world.boundary);
            if (!isAllowed(blind)) {
                continue;
            }
            for (int guess = 0; guess < 5; guess++) {
                var seeing =
                        new World(withFacts(world.request, drawnFacts(random, true)), world.statements, world.boundary);

                assertThat(isAllowed(seeing)).as("seed %d, %s", seed, seeing).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 42})
    void an_explanation_decides_the_same_and_finds_changes_only_for_what_is_refused(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var world = World.drawn(random);
            var explanation = evaluator.explain(world.request, world.policies());

            assertThat(explanation.decision()).isEqualTo(decide(world));
            assertThat(explanation.changes().isEmpty())
                    .as("seed %d, %s", seed, world)
                    .isEqualTo(isAllowed(world));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 42})
    void the_changes_that_an_explanation_names_suffice(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var world = World.drawn(random);
            var changes = evaluator.explain(world.request, world.policies()).changes();
            if (changes.isEmpty() || !changes.stream().allMatch(Explanation.Change.AddAllow.class::isInstance)) {
                continue;
            }
            for (Explanation.Change change : changes) {
                world.allow(change.kind());
            }

            assertThat(isAllowed(world))
                    .as("seed %d, %s after %s", seed, world, changes)
                    .isTrue();
        }
    }

    private boolean isAllowed(World world) {
        return decide(world) instanceof Decision.Allowed;
    }

    private Decision decide(World world) {
        return evaluator.decide(world.request, world.policies());
    }

    private static AccessRequest withFacts(AccessRequest request, Facts facts) {
        return new AccessRequest(request.caller(), request.action(), request.resource(), facts);
    }

    /** The elements of a statement in another order. */
    private static String turned(String statement) {
        int action = statement.indexOf(",'Action'");
        return "{" + statement.substring(action + 1, statement.length() - 1) + "," + statement.substring(1, action)
                + "}";
    }

    private static String drawn(RandomGenerator random, PolicyType type, String effect) {
        return statement(type, effect, oneOf(PRINCIPALS, random), oneOf(PATTERNS, random), drawnCondition(random));
    }

    private static String drawnCondition(RandomGenerator random) {
        if (random.nextInt(3) > 0) {
            return "";
        }
        String operator = oneOf(OPERATORS, random);
        String value =
                operator.equals("Null") ? String.valueOf(random.nextBoolean()) : oneOf(List.of("a", "b"), random);
        return ",'Condition':{'%s':{'%s':'%s'}}".formatted(operator, oneOf(KEYS, random), value);
    }

    private static String statement(PolicyType type, String effect, String principal, String action, String condition) {
        String who = type.namesPrincipals() ? "'Principal':{'AWS':'" + principal + "'}," : "";
        return "{'Effect':'%s',%s'Sid':'','Action':'%s','Resource':'*'%s}".formatted(effect, who, action, condition);
    }

    private static Facts drawnFacts(RandomGenerator random, boolean all) {
        Map<String, Fact> facts = new HashMap<>();
        for (String key : KEYS) {
            int kind = random.nextInt(all ? 4 : 5);
            switch (kind) {
                case 0 -> facts.put(key, Fact.ABSENT);
                case 1 -> facts.put(key, Fact.of("a"));
                case 2 -> facts.put(key, Fact.ofAll(List.of("a", "b")));
                case 3 -> facts.put(key, new Fact.Twins(List.of("a", "c")));
                default -> facts.put(key, Fact.UNKNOWN);
            }
        }
        return Documents.facts(facts);
    }

    private static <T> T oneOf(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static final class World {
        private final AccessRequest request;
        private final Map<PolicyType, List<String>> statements;
        private @Nullable PolicySet boundary;

        World(AccessRequest request, Map<PolicyType, List<String>> statements, @Nullable PolicySet boundary) {
            this.request = request;
            this.statements = statements;
            this.boundary = boundary;
        }

        static World drawn(RandomGenerator random) {
            var request = new AccessRequest(
                    oneOf(CALLERS, random),
                    oneOf(ACTIONS, random),
                    Resource.of(Documents.KEY),
                    drawnFacts(random, false));
            Map<PolicyType, List<String>> statements = new EnumMap<>(PolicyType.class);
            for (PolicyType type : TYPES) {
                if (type == PolicyType.KEY_POLICY || type == PolicyType.IDENTITY_POLICY || random.nextInt(3) == 0) {
                    statements.put(type, new ArrayList<>(List.of(PolicyPropertiesTest.drawn(random, type, "Allow"))));
                }
            }
            var world = new World(request, statements, null);
            if (random.nextInt(4) == 0) {
                world.boundary =
                        Documents.boundary(PolicyPropertiesTest.drawn(random, PolicyType.IDENTITY_POLICY, "Allow"));
            }
            for (int more = random.nextInt(6); more > 0; more--) {
                PolicyType where = world.anyUsed(random);
                world.of(where)
                        .add(PolicyPropertiesTest.drawn(random, where, random.nextInt(5) == 0 ? "Deny" : "Allow"));
            }
            return world;
        }

        PolicyType anyUsed(RandomGenerator random) {
            return oneOf(List.copyOf(statements.keySet()), random);
        }

        List<String> of(PolicyType type) {
            return statements.getOrDefault(type, List.of());
        }

        /** Adds what an explanation says is missing. */
        void allow(PolicyKind kind) {
            if (kind == PolicyKind.BOUNDARY) {
                boundary = Documents.boundary(statement(PolicyType.IDENTITY_POLICY, "Allow", "*", "*", ""));
                return;
            }
            PolicyType type = TYPES.stream()
                    .filter(each -> each.kind() == kind)
                    .findFirst()
                    .orElseThrow();
            String caller = request.caller().arn().toString();
            statements.computeIfAbsent(type, any -> new ArrayList<>()).add(statement(type, "Allow", caller, "*", ""));
        }

        Policies policies() {
            PolicySet identity = setOf(PolicyType.IDENTITY_POLICY);
            PolicySet session = setOf(PolicyType.SESSION_POLICY);
            PolicySet serviceControl = setOf(PolicyType.SERVICE_CONTROL_POLICY);
            return Policies.of(
                    new CallersPolicies(
                            identity == null ? Documents.identity() : identity,
                            boundary,
                            session == null ? List.of() : List.of(session),
                            serviceControl == null ? List.of() : List.of(serviceControl)),
                    setOf(PolicyType.KEY_POLICY),
                    List.of(),
                    setOf(PolicyType.ENDPOINT_POLICY));
        }

        private @Nullable PolicySet setOf(PolicyType type) {
            List<String> ofType = of(type);
            return ofType.isEmpty() ? null : Documents.of(type, ofType.toArray(String[]::new));
        }

        @Override
        public String toString() {
            return request.caller().arn() + " " + request.action() + " " + statements + " boundary "
                    + (boundary == null ? "none" : boundary.documents());
        }
    }
}
