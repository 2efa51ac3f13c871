// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import static io.sealwright.policy.Documents.ADMINISTRATOR_ACCESS;
import static io.sealwright.policy.Documents.ALICE;
import static io.sealwright.policy.Documents.DEFAULT_KEY_POLICY;
import static io.sealwright.policy.Documents.ENCRYPT;
import static io.sealwright.policy.Documents.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The budget of a decision on the hot path. */
class DecisionCostTest {
    private static final int DECISIONS = 20_000;

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final AccessRequest request = new AccessRequest(ALICE, ENCRYPT, Resource.of(KEY), Facts.NONE);

    @Test
    void deciding_on_an_ordinary_key_allocates_nothing() {
        var policies = Policies.of(Documents.identity(ADMINISTRATOR_ACCESS), Documents.keyPolicy(DEFAULT_KEY_POLICY));
        decideOften(policies);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        int allowed = decideOften(policies);

        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allowed).isEqualTo(DECISIONS);
        assertThat(allocated).as("bytes in all").isLessThan(DECISIONS);
    }

    private int decideOften(Policies policies) {
        int allowed = 0;
        for (int i = 0; i < DECISIONS; i++) {
            if (evaluator.decide(request, policies) instanceof Decision.Allowed) {
                allowed++;
            }
        }
        return allowed;
    }
}
