// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision is made from. Immutable; what follows from a caller and a target may be kept.
 *
 * <p>Whether there is a resource policy is itself a rule: where there is one, as on every KMS key and role, identity
 * policies alone can never allow; where there is none (CreateKey, ListKeys, an alias), they alone decide.
 */
public final class Policies {
    private final CallersPolicies callers;
    private final @Nullable PolicySet resource;
    private final List<PolicySet> resourceControl;
    private final @Nullable PolicySet endpoint;

    private Policies(
            CallersPolicies callers,
            @Nullable PolicySet resource,
            List<PolicySet> resourceControl,
            @Nullable PolicySet endpoint) {
        this.callers = callers;
        this.resource = resource;
        this.resourceControl = List.copyOf(resourceControl);
        this.endpoint = endpoint;
        if (resource != null && resource.kind() != PolicyKind.TRUST) {
            resource.require(PolicyKind.RESOURCE);
        }
        for (PolicySet set : this.resourceControl) {
            set.require(PolicyKind.RESOURCE_CONTROL);
        }
        if (endpoint != null) {
            endpoint.require(PolicyKind.ENDPOINT);
        }
    }

    /**
     * All that may take part.
     *
     * @param resource the policy of a key or the trust policy of a role; null for what has no policy of its own
     * @param resourceControl the resource control policies of the resource's account, one set for each level from the
     *     root of the organization to the account, each of which must allow; empty where none apply
     * @param endpoint the policy of the VPC endpoint that the request came through, or null
     */
    public static Policies of(
            CallersPolicies callers,
            @Nullable PolicySet resource,
            List<PolicySet> resourceControl,
            @Nullable PolicySet endpoint) {
        return new Policies(callers, resource, resourceControl, endpoint);
    }

    /** For an action on what has no policy of its own. */
    public static Policies ofIdentity(PolicySet identity) {
        return of(CallersPolicies.of(identity), null, List.of(), null);
    }

    /** For an action on a resource that has its own policy, such as a key. */
    public static Policies of(PolicySet identity, PolicySet resource) {
        return of(CallersPolicies.of(identity), resource, List.of(), null);
    }

    CallersPolicies callers() {
        return callers;
    }

    /** The policy of the key, or the trust policy of the role, that was asked; null where there is none. */
    public @Nullable PolicySet resource() {
        return resource;
    }

    List<PolicySet> resourceControl() {
        return resourceControl;
    }

    @Nullable
    PolicySet endpoint() {
        return endpoint;
    }
}
