// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The policies of one type that are attached to a root, an organizational unit or an account.
 *
 * @param generation the {@link Enabling} under which they were attached
 * @param policies ids in the order in which they were attached
 */
public record Attached(long generation, List<String> policies) {

    /** Nothing was attached to it yet. */
    public static final Attached NOTHING = new Attached(0, List.of());

    public Attached {
        policies = List.copyOf(policies);
    }

    /**
     * What is attached today: nothing while the type is not enabled; since it was enabled, AWS's policy that allows
     * everything, until others were attached.
     */
    public List<String> today(ControlType type, Enabling enabling) {
        if (!enabling.enabled()) {
            return List.of();
        }
        return generation == enabling.generation() ? policies : List.of(type.allowingAllId());
    }

    Attached and(String policy, ControlType type, Enabling enabling) {
        List<String> more = new ArrayList<>(today(type, enabling));
        more.add(policy);
        return new Attached(enabling.generation(), more);
    }

    Attached without(String policy, ControlType type, Enabling enabling) {
        List<String> fewer = new ArrayList<>(today(type, enabling));
        fewer.remove(policy);
        return new Attached(enabling.generation(), fewer);
    }
}
