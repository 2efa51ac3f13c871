// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision is made from: the caller's identity policies and, where the resource has one, its own policy.
 *
 * <p>Whether there is a resource policy is itself a rule: where there is one, as on every KMS key, identity policies
 * alone can never allow; where there is none (CreateKey, ListKeys, an alias), they alone decide.
 */
public final class Policies {
    private final PolicySet identity;
    private final @Nullable PolicySet resource;

    private Policies(PolicySet identity, @Nullable PolicySet resource) {
        if (identity.kind() != PolicyKind.IDENTITY || (resource != null && resource.kind() != PolicyKind.RESOURCE)) {
            throw new IllegalArgumentException("a policy set in the place of another kind");
        }
        this.identity = identity;
        this.resource = resource;
    }

    /** For an action on what has no policy of its own. */
    public static Policies ofIdentity(PolicySet identity) {
        return new Policies(identity, null);
    }

    /** For an action on a resource that has its own policy, such as a key. */
    public static Policies of(PolicySet identity, PolicySet resource) {
        return new Policies(identity, resource);
    }

    PolicySet identity() {
        return identity;
    }

    boolean resourceHasPolicy() {
        return resource != null;
    }

    boolean resourceDenies(AccessRequest request) {
        return resource != null && resource.denies(request);
    }

    Reach resourceAllows(AccessRequest request) {
        return resource == null ? Reach.NOBODY : resource.allows(request);
    }

    /** What the decision came from, for the record: generations and, by their documents, hashes. */
    public List<PolicySet> consulted() {
        return resource == null ? List.of(identity) : List.of(resource, identity);
    }
}
