// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.ledger.Basis;
import io.sealwright.policy.Fact;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Blob;
import org.jspecify.annotations.Nullable;

/** Something an operation would touch, as far as deciding and recording need to know it. */
public interface Target {

    /** What policies name; for something absent, the ARN it would have. */
    Resource resource();

    /** How a refusal names it: mostly by what policies name. */
    default String spokenOf() {
        return resource().toString();
    }

    /** Which state of it the decision is about; a write checks it again. */
    long version();

    Guard guard();

    /**
     * Its tag, as {@code aws:ResourceTag} has it; the key is compared without regard to case.
     *
     * @see TagFacts
     */
    default Fact tag(String key) {
        return Fact.ABSENT;
    }

    /**
     * Whether a refusal says which kind of policy was the reason; of a role that somebody would assume, AWS does not.
     */
    default boolean tellsReason() {
        return true;
    }

    /** Its entry under {@code resources} of the record, a JSON object, or null when it has none there. */
    @Nullable
    Blob recordEntry();

    /** What guards a target besides the caller's own policies. */
    sealed interface Guard {

        /** Nothing: the caller's own policies decide alone, as for a service as a whole or an alias. */
        record CallersPolicies() implements Guard {
            public static final CallersPolicies INSTANCE = new CallersPolicies();
        }

        /**
         * Its own policy, without which nobody may, as every KMS key and every role has.
         *
         * @param basis what the record says of it
         */
        record OwnPolicy(PolicySet policy, Basis basis) implements Guard {
            public OwnPolicy(PolicySet policy) {
                this(policy, PolicyPlaces.of(policy));
            }
        }

        /**
         * It is not there. In the caller's own account the caller's policies decide whether it may hear so; to anyone
         * else it looks like a thing that allows nothing.
         */
        record Absent() implements Guard {
            public static final Absent INSTANCE = new Absent();
        }
    }
}
