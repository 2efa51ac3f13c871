// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and limits a caller, as of one moment.
 *
 * @param identity the policies of the user and its groups, or of the role; of a federated user, those of the user that
 *     got the session
 * @param boundary the permissions boundary, a set of one identity policy, or null when none is set
 * @param session the policies passed when the session was made, each of which must allow; empty when none was
 * @param serviceControl the service control policies that apply, one set for each level from the root of the
 *     organization to the account, each of which must allow; empty where none apply
 */
public record CallersPolicies(
        PolicySet identity, @Nullable PolicySet boundary, List<PolicySet> session, List<PolicySet> serviceControl) {

    /** For one who makes no request that policies decide. */
    public static final CallersPolicies NONE = of(PolicySet.of(PolicyKind.IDENTITY, 0, List.of()));

    public CallersPolicies {
        session = List.copyOf(session);
        serviceControl = List.copyOf(serviceControl);
        identity.require(PolicyKind.IDENTITY);
        if (boundary != null) {
            boundary.require(PolicyKind.BOUNDARY);
        }
        for (PolicySet set : session) {
            set.require(PolicyKind.SESSION);
        }
        for (PolicySet set : serviceControl) {
            set.require(PolicyKind.SERVICE_CONTROL);
        }
    }

    /** Of a caller whom nothing limits beyond its identity policies. */
    public static CallersPolicies of(PolicySet identity) {
        return new CallersPolicies(identity, null, List.of(), List.of());
    }
}
