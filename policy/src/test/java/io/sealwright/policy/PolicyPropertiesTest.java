// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static io.sealwright.policy.Documents.identityStatement;
import static io.sealwright.policy.Documents.keyStatement;
import static io.sealwright.policy.Documents.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every policy and every request. A failure prints its seed. */
class PolicyPropertiesTest {
    private static final int ROUNDS = 2_000;
    private static final List<Principal> CALLERS = List.of(Documents.ALICE, Documents.BOB, Documents.STRANGER);
    private static final List<Action> ACTIONS =
            List.of(Documents.ENCRYPT, Documents.DECRYPT, new Action("kms", "DescribeKey"));
    private static final List<String> PATTERNS = List.of("kms:*", "*", "kms:*crypt", "kms:Decrypt", "kms:Describe???");
    private static final List<String> PRINCIPALS = List.of(
            "*",
            "111122223333",
            "444455556666",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::111122223333:user/team/bob",
            "arn:aws:iam::444455556666:user/stranger");

    private final PolicyEvaluator evaluator = new PolicyEvaluator();

    @ParameterizedTest
    @ValueSource(longs = {7, 42, 20261124})
    void a_matching_deny_wins_whatever_else_is_said(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var world = World.drawn(random);
            world.keyStatements.add(random.nextInt(world.keyStatements.size() + 1), keyStatement("Deny", "*", "*"));

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

            world.addOne(random, allowing ? "Allow" : "Deny");

            boolean after = isAllowed(world);
            assertThat(allowing ? !before || after : before || !after)
                    .as("seed %d, %s", seed, world)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 42})
    void the_order_of_statements_means_nothing(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var world = World.drawn(random);
            Decision before = decide(world);

            var turned = new World(world.request, world.keyStatements.reversed(), world.identityStatements.reversed());

            assertThat(decide(turned)).as("seed %d, %s", seed, world).isEqualTo(before);
        }
    }

    private boolean isAllowed(World world) {
        return decide(world) instanceof Decision.Allowed;
    }

    private Decision decide(World world) {
        var key = Documents.keyPolicy(policy(world.keyStatements.toArray(String[]::new)));
        var identity = Documents.identity(policy(world.identityStatements.toArray(String[]::new)));
        return evaluator.decide(world.request, Policies.of(identity, key));
    }

    private record World(AccessRequest request, List<String> keyStatements, List<String> identityStatements) {

        static World drawn(RandomGenerator random) {
            var request = new AccessRequest(
                    oneOf(CALLERS, random), oneOf(ACTIONS, random), Resource.of(Documents.KEY), Facts.NONE);
            var world = new World(request, new ArrayList<>(), new ArrayList<>());
            world.keyStatements.add(drawnKeyStatement(random, "Allow"));
            world.identityStatements.add(drawnIdentityStatement(random, "Allow"));
            for (int more = random.nextInt(5); more > 0; more--) {
                world.addOne(random, random.nextInt(4) == 0 ? "Deny" : "Allow");
            }
            return world;
        }

        void addOne(RandomGenerator random, String effect) {
            if (random.nextBoolean()) {
                keyStatements.add(drawnKeyStatement(random, effect));
            } else {
                identityStatements.add(drawnIdentityStatement(random, effect));
            }
        }

        private static String drawnKeyStatement(RandomGenerator random, String effect) {
            return keyStatement(effect, oneOf(PRINCIPALS, random), oneOf(PATTERNS, random));
        }

        private static String drawnIdentityStatement(RandomGenerator random, String effect) {
            String resource = random.nextBoolean() ? "*" : "arn:aws:kms:*:111122223333:key/1234*";
            return identityStatement(effect, oneOf(PATTERNS, random), resource);
        }

        private static <T> T oneOf(List<T> choices, RandomGenerator random) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
