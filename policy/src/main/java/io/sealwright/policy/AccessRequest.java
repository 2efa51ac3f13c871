// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Principal;

/**
 * The question: may {@code caller} do {@code action} to {@code resource}?
 *
 * @param facts what conditions may ask about the request
 */
public record AccessRequest(Principal caller, Action action, Resource resource, Facts facts) {

    /** Whether caller and resource are of different accounts; then both sides must agree. */
    public boolean crossAccount() {
        return resource.isForeignTo(caller.account());
    }
}
