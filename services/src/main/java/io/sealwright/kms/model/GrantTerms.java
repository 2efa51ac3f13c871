// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.GrantOperation;
import java.util.List;

/** What a new grant shall allow: whoever makes it by right of another grant can pass on no more than that one has. */
public record GrantTerms(List<GrantOperation> operations, GrantConstraint constraint) {

    public GrantTerms {
        operations = List.copyOf(operations);
    }

    /** Whether {@code parent} allows as much, under no stricter constraint. */
    boolean isWithin(Grant parent) {
        return parent.operations().containsAll(operations) && constraint.isWithin(parent.constraint());
    }
}
