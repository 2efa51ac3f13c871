// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static io.sealwright.policy.Documents.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there are many statements they are found by action, and none is missed. */
class ActionIndexTest {
    private static final List<String> WRITTEN = List.of(
            "kms:Encrypt",
            "KMS:encrypt",
            "kms:Decrypt",
            "kms:*crypt",
            "iam:GetUser",
            "iam:Get*",
            "*",
            "*:Get*",
            "sts:*");
    private static final List<Action> ASKED = List.of(
            new Action("kms", "Encrypt"),
            new Action("kms", "Decrypt"),
            new Action("kms", "ReEncrypt"),
            new Action("kms", "DescribeKey"),
            new Action("iam", "GetUser"),
            new Action("iam", "GetRole"),
            new Action("sts", "AssumeRole"),
            new Action("s3", "GetObject"));

    @ParameterizedTest
    @ValueSource(longs = {3, 20261124})
    void what_the_index_finds_is_what_all_statements_say(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String text = drawn(random);
            PolicySet set = Documents.identity(text);
            List<Statement> statements = set.statementsOf(set.policies().getFirst());
            for (Action action : ASKED) {
                var request = new AccessRequest(Documents.ALICE, action, Resource.EVERYTHING, Facts.NONE);

                assertThat(set.allows(request) == Reach.CALLER)
                        .as("seed %d: %s of %s", seed, action, text)
                        .isEqualTo(says(statements, Effect.ALLOW, request));
                assertThat(set.denies(request, false))
                        .as("seed %d: %s of %s", seed, action, text)
                        .isEqualTo(says(statements, Effect.DENY, request));
            }
        }
    }

    private static boolean says(List<Statement> statements, Effect effect, AccessRequest request) {
        return statements.stream()
                .anyMatch(statement -> statement.effect() == effect && statement.reach(request, false) != Reach.NOBODY);
    }

    private static String drawn(RandomGenerator random) {
        List<String> statements = new ArrayList<>();
        for (int count = 5 + random.nextInt(20); count > 0; count--) {
            statements.add("{'Effect':'%s','%sAction':['%s','%s'],'Resource':'%s'}"
                    .formatted(
                            random.nextInt(3) == 0 ? "Deny" : "Allow",
                            random.nextInt(6) == 0 ? "Not" : "",
                            WRITTEN.get(random.nextInt(random.nextInt(4) == 0 ? WRITTEN.size() : 3)),
                            WRITTEN.get(random.nextInt(random.nextInt(4) == 0 ? WRITTEN.size() : 5)),
                            random.nextInt(5) == 0 ? "*" : "arn:aws:kms:*:*:key/x"));
        }
        return policy(statements.toArray(String[]::new));
    }
}
