// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.ledger.Basis;
import io.sealwright.ledger.PolicyVersion;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names what decided by the places that the ledger's format gives to policies: the generation of a holder, and the hash
 * of each of its documents.
 */
final class PolicyPlaces {

    private PolicyPlaces() {}

    /** What is said of one holder's policies. */
    static Basis of(PolicySet set) {
        return Basis.of(at(set, 0));
    }

    /** What is said of policies on levels, each of which must allow. */
    static Basis ofLevels(List<PolicySet> levels) {
        List<PolicyVersion> versions = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            versions.addAll(at(levels.get(level), level));
        }
        return Basis.of(versions);
    }

    private static List<PolicyVersion> at(PolicySet set, int level) {
        String place = place(set.kind(), level);
        return set.documents().stream()
                .map(document -> new PolicyVersion(place, set.generation(), document.hash()))
                .toList();
    }

    private static String place(PolicyKind kind, int level) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (kind) {
            case SERVICE_CONTROL, RESOURCE_CONTROL, SESSION -> name + '/' + level;
            case IDENTITY, RESOURCE, BOUNDARY, ENDPOINT, TRUST -> name;
        };
    }
}
