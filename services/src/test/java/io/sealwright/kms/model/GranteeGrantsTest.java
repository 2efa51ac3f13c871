// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.crypto.KeyId;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The index of a grantee's grants finds what looking at each of them finds. */
class GranteeGrantsTest {
    private static final KeyAddress KEY = new KeyAddress(
            new AccountId("111122223333"),
            new Region("eu-central-1"),
            KeyId.parse("1234abcd-12ab-34cd-56ef-1234567890ab").orElseThrow());

    private record Asked(
            EncryptionContext context, @Nullable GrantTerms terms) implements GrantedRequest {
        @Override
        public @Nullable String sourceArn() {
            return null;
        }
    }

    private static Grant grant(int number, GrantConstraint constraint, GrantOperation... operations) {
        return new Grant(
                new GrantAddress(KEY, new GrantId("%064x".formatted(number))),
                null,
                new GrantParty(GrantParty.Kind.USER, "arn:aws:iam::111122223333:user/bob", "AIDABOB"),
                null,
                KEY.account(),
                List.of(operations),
                constraint,
                Blob.EMPTY,
                Instant.EPOCH);
    }

    @Test
    void an_index_of_any_grants_answers_any_request_as_looking_at_each_would() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Grant> grants = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                grants.add(grant(i, constraint(random), operation(random), operation(random)));
            }
            GranteeGrants index = new GranteeGrants(grants);
            for (int i = 0; i < 40; i++) {
                GrantOperation operation = operation(random);
                Asked asked =
                        new Asked(context(random), new GrantTerms(List.of(operation(random)), constraint(random)));
                boolean any = grants.stream().anyMatch(grant -> grant.allows(operation, asked));

                Grant found = index.allowing(operation, asked);

                assertThat(found != null).as("seed %d", seed).isEqualTo(any);
                if (found != null) {
                    assertThat(found.allows(operation, asked)).isTrue();
                }
            }
        }
    }

    private static GrantOperation operation(Random random) {
        List<GrantOperation> operations = List.of(
                GrantOperation.ENCRYPT,
                GrantOperation.DECRYPT,
                GrantOperation.CREATE_GRANT,
                GrantOperation.DESCRIBE_KEY);
        return operations.get(random.nextInt(operations.size()));
    }

    private static EncryptionContext context(Random random) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            pairs.put("k" + random.nextInt(3), "v" + random.nextInt(2));
        }
        return EncryptionContext.of(pairs);
    }

    private static GrantConstraint constraint(Random random) {
        EncryptionContext context = context(random);
        return switch (random.nextInt(3)) {
            case 0 -> GrantConstraint.NONE;
            case 1 -> new GrantConstraint(GrantConstraint.Type.EQUALS, context, null);
            default ->
                context.pairs().isEmpty()
                        ? GrantConstraint.NONE
                        : new GrantConstraint(GrantConstraint.Type.SUBSET, context, null);
        };
    }

    @Test
    void a_child_within_a_constraint_never_lets_through_what_its_parent_does_not() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            GrantConstraint parent = constraint(random);
            GrantConstraint child = constraint(random);
            EncryptionContext context = context(random);

            if (child.isWithin(parent) && child.holds(context, null)) {
                assertThat(parent.holds(context, null)).as("seed %d", seed).isTrue();
            }
        }
    }

    @Test
    void fifty_thousand_grants_are_looked_through_by_what_they_ask_for() {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < Grant.MAX_PER_KEY; i++) {
            var context = EncryptionContext.of(Map.of("table", "t" + i));
            var type = i % 2 == 0 ? GrantConstraint.Type.EQUALS : GrantConstraint.Type.SUBSET;
            grants.add(grant(i, new GrantConstraint(type, context, null), GrantOperation.DECRYPT));
        }
        GranteeGrants index = new GranteeGrants(grants);

        for (int i = 0; i < Grant.MAX_PER_KEY; i += 7) {
            Asked asked = new Asked(EncryptionContext.of(Map.of("table", "t" + i)), null);
            assertThat(index.allowing(GrantOperation.DECRYPT, asked)).isSameAs(grants.get(i));
        }
        assertThat(index.allowing(GrantOperation.DECRYPT, new Asked(EncryptionContext.NONE, null)))
                .isNull();
    }
}
