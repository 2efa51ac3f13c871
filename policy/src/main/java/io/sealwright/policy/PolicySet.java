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

    private PolicySet(PolicyKind kind, long generation, List<PolicyDocument> documents, PrincipalIds ids) {
        this.kind = kind;
        this.generation = generation;
        this.documents = documents;
        this.denies = of(Effect.DENY, ids);
        this.allows = of(Effect.ALLOW, ids);
    }

    /**
     * The documents attached to a holder.
     *
     * @param generation the version of the holder's row that they were read with; the record keeps it
     */
    public static PolicySet of(PolicyKind kind, long generation, List<PolicyDocument> documents) {
        return of(kind, generation, documents, PrincipalIds.NONE);
    }

    /**
     * The documents attached to a resource.
     *
     * @param ids the unique ids that the principals named in them had when they were put
     */
    public static PolicySet of(PolicyKind kind, long generation, List<PolicyDocument> documents, PrincipalIds ids) {
        for (PolicyDocument document : documents) {
            if (!document.type().maySpeakAs(kind)) {
                throw new IllegalArgumentException("a document of another kind");
            }
        }
        return new PolicySet(kind, generation, List.copyOf(documents), ids);
    }

    /** Passes only a set of {@code wanted}: none stands in the place of another. */
    void require(PolicyKind wanted) {
        if (kind != wanted) {
            throw new IllegalArgumentException("a policy set in the place of another kind");
        }
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

    /** @param bounded whether the caller has a permissions boundary */
    boolean denies(AccessRequest request, boolean bounded) {
        return reach(denies, request, bounded) != Reach.NOBODY;
    }

    /** The strongest allow for this request: the caller by name beats its role, and that its account. */
    Reach allows(AccessRequest request) {
        return reach(allows, request, false);
    }

    private static Reach reach(Statement[] statements, AccessRequest request, boolean bounded) {
        Reach strongest = Reach.NOBODY;
        for (Statement statement : statements) {
            strongest = strongest.orStronger(statement.reach(request, bounded));
            if (strongest == Reach.CALLER) {
                return strongest;
            }
        }
        return strongest;
    }

    private Statement[] of(Effect effect, PrincipalIds ids) {
        return documents.stream()
                .flatMap(document -> document.statements().stream())
                .filter(statement -> statement.effect() == effect)
                .map(statement -> statement.resolvedBy(ids))
                .toArray(Statement[]::new);
    }
}
