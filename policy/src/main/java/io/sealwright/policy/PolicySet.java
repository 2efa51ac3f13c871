// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.List;

/**
 * All documents of one kind on one holder, a key or a principal, as they stood at one moment. Immutable.
 *
 * <p>Statements are kept by effect, so that an ordinary decision, where nothing denies, looks at allows only; and where
 * there are many, by action, so that it looks at those only that speak of it.
 */
public final class PolicySet {
    private final PolicyKind kind;
    private final long generation;
    private final List<NamedPolicy> policies;
    private final List<PolicyDocument> documents;
    private final PrincipalIds ids;
    private final ActionIndex denies;
    private final ActionIndex allows;

    private PolicySet(PolicyKind kind, long generation, List<NamedPolicy> policies, PrincipalIds ids) {
        this.kind = kind;
        this.generation = generation;
        this.policies = policies;
        this.documents = policies.stream().map(NamedPolicy::document).toList();
        this.ids = ids;
        this.denies = of(Effect.DENY);
        this.allows = of(Effect.ALLOW);
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
        return named(
                kind,
                generation,
                documents.stream()
                        .map(document -> NamedPolicy.inline("", document))
                        .toList(),
                ids);
    }

    /** As {@link #of}, where the documents have names that traces shall show. */
    public static PolicySet named(PolicyKind kind, long generation, List<NamedPolicy> policies, PrincipalIds ids) {
        for (NamedPolicy policy : policies) {
            if (!policy.document().type().maySpeakAs(kind)) {
                throw new IllegalArgumentException("a document of another kind");
            }
        }
        return new PolicySet(kind, generation, List.copyOf(policies), ids);
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

    /** The documents with their names, in the order they were given. */
    public List<NamedPolicy> policies() {
        return policies;
    }

    /** The statements of one of its documents, with principals by the ids they had. */
    List<Statement> statementsOf(NamedPolicy policy) {
        return policy.document().statements().stream()
                .map(statement -> statement.resolvedBy(ids))
                .toList();
    }

    /** @param bounded whether the caller has a permissions boundary */
    boolean denies(AccessRequest request, boolean bounded) {
        return denies.reach(request, bounded) != Reach.NOBODY;
    }

    /** The strongest allow for this request: the caller by name beats its role, and that its account. */
    Reach allows(AccessRequest request) {
        return allows.reach(request, false);
    }

    private ActionIndex of(Effect effect) {
        return new ActionIndex(policies.stream()
                .flatMap(policy -> statementsOf(policy).stream())
                .filter(statement -> statement.effect() == effect)
                .toArray(Statement[]::new));
    }
}
