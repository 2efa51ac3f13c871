// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;

/**
 * All documents of one kind on one holder, a key or a principal, as they stood at one moment. Immutable.
 *
 * <p>Statements are kept by effect, so that an ordinary decision, where nothing denies, looks at allows only.
 */
public final class PolicySet {
    private final PolicyKind kind;
    private final long generation;
    private final List<PolicyDocument> documents;
    private final Statement[] denies;
    private final Statement[] allows;

    private PolicySet(PolicyKind kind, long generation, List<PolicyDocument> documents) {
        this.kind = kind;
        this.generation = generation;
        this.documents = documents;
        this.denies = of(Effect.DENY);
        this.allows = of(Effect.ALLOW);
    }

    /**
     * The documents attached to a holder.
     *
     * @param generation the version of the holder's row that they were read with; the record keeps it
     */
    public static PolicySet of(PolicyKind kind, long generation, List<PolicyDocument> documents) {
        for (PolicyDocument document : documents) {
            if (document.type().kind() != kind) {
                throw new IllegalArgumentException("a document of another kind");
            }
        }
        return new PolicySet(kind, generation, List.copyOf(documents));
    }

    public PolicyKind kind() {
        return kind;
    }

    public long generation() {
        return generation;
    }

    public List<PolicyDocument> documents() {
        return documents;
    }

    boolean denies(AccessRequest request) {
        return reach(denies, request) != Reach.NOBODY;
    }

    /** The strongest allow for this request: the caller by name beats the caller's account. */
    Reach allows(AccessRequest request) {
        return reach(allows, request);
    }

    private static Reach reach(Statement[] statements, AccessRequest request) {
        Reach strongest = Reach.NOBODY;
        for (Statement statement : statements) {
            Reach reach = statement.reach(request);
            if (reach == Reach.CALLER) {
                return reach;
            }
            if (reach == Reach.ACCOUNT) {
                strongest = reach;
            }
        }
        return strongest;
    }

    private Statement[] of(Effect effect) {
        return documents.stream()
                .flatMap(document -> document.statements().stream())
                .filter(statement -> statement.effect() == effect)
                .toArray(Statement[]::new);
    }
}
