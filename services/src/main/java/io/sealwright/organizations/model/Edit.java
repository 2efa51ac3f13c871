// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.policy.PolicyDocument;
import org.jspecify.annotations.Nullable;

/** One change inside an organization. */
public sealed interface Edit {

    record AddUnit(Unit unit) implements Edit {}

    record ReplaceUnit(Unit unit) implements Edit {}

    record RemoveUnit(Unit unit) implements Edit {}

    record AddMember(Member member) implements Edit {}

    record ReplaceMember(Member member) implements Edit {}

    record AddPolicy(ControlPolicy policy, PolicyDocument document) implements Edit {}

    /**
     * Another text, name or description.
     *
     * @param document the new document, or null when it stays
     */
    record ReplacePolicy(ControlPolicy policy, @Nullable PolicyDocument document) implements Edit {}

    record RemovePolicy(ControlPolicy policy) implements Edit {}

    record AddCreation(AccountCreation creation) implements Edit {}

    /** The edit that puts a changed node in the place of the one before. */
    static Edit replace(Node node) {
        return switch (node) {
            case Unit unit -> new ReplaceUnit(unit);
            case Member member -> new ReplaceMember(member);
        };
    }
}
