// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Principal;

/** The question: may {@code caller} do {@code action} to {@code resource}? */
public record AccessRequest(Principal caller, Action action, Resource resource) {

    /** Whether caller and resource are of different accounts; then both sides must agree. */
    public boolean crossAccount() {
        return resource.isForeignTo(caller.account());
    }
}
