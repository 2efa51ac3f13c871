// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Principal;
import java.util.List;

/** The principals of one statement. An identity policy has none written: it speaks of its holder. */
final class PrincipalMatcher {

    /** For identity policies: whoever holds the document is meant. */
    static final PrincipalMatcher HOLDER = new PrincipalMatcher(List.of(new PolicyPrincipal.Everyone()));

    private final PolicyPrincipal[] principals;

    private PrincipalMatcher(List<PolicyPrincipal> principals) {
        this.principals = principals.toArray(PolicyPrincipal[]::new);
    }

    static PrincipalMatcher of(List<PolicyPrincipal> principals) {
        return new PrincipalMatcher(principals);
    }

    Reach reach(Principal caller) {
        Reach strongest = Reach.NOBODY;
        for (PolicyPrincipal principal : principals) {
            Reach reach = principal.reach(caller);
            if (reach == Reach.CALLER) {
                return reach;
            }
            if (reach == Reach.ACCOUNT) {
                strongest = reach;
            }
        }
        return strongest;
    }
}
