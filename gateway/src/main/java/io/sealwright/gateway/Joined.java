// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.ledger.Basis;
import io.sealwright.ledger.PolicyVersion;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;

/**
 * A target's policy and a caller's, together: what decides, and what the record says decided.
 *
 * @param identity the caller's
 */
record Joined(PolicySet identity, Policies policies, Basis basis) {

    static Joined of(PolicySet own, PolicySet identity) {
        List<PolicyVersion> versions = new ArrayList<>();
        add("resource", own, versions);
        add("identity", identity, versions);
        return new Joined(identity, Policies.of(identity, own), Basis.of(versions));
    }

    static void add(String source, PolicySet policies, List<PolicyVersion> to) {
        for (PolicyDocument document : policies.documents()) {
            to.add(new PolicyVersion(source, policies.generation(), document.hash()));
        }
    }
}
