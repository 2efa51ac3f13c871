// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import io.sealwright.organizations.model.ControlPolicy;
import io.sealwright.organizations.model.Enabling;

/**
 * Where a policy is attached today, as {@code LIKE} finds it.
 *
 * @param attached where it was attached since its type was enabled
 * @param byDefault 1 where it also is attached to all that nothing was attached to since, which is what AWS's own are
 * @param any where anything was attached or detached since
 */
record Pattern(String attached, long byDefault, String any) {

    static Pattern of(ControlPolicy policy, Enabling enabling) {
        return new Pattern(
                Texts.patternOf(policy.id(), policy.type(), enabling),
                policy.awsManaged() ? 1 : 0,
                Texts.patternOfAny(policy.type(), enabling));
    }
}
