// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All documents of one kind on one holder, a key or a principal, as they stood at one moment. Immutable but for what it
 * remembers of actions that it was asked about; thread-safe.
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
    private final ByAction denies;
    private final ByAction allows;

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

    private ByAction of(Effect effect) {
        return new ByAction(policies.stream()
                .flatMap(policy -> statementsOf(policy).stream())
                .filter(statement -> statement.effect() == effect)
                .toArray(Statement[]::new));
    }

    /** Statements of one effect, found by action. What was found is kept for as many actions as services here have. */
    private static final class ByAction {
        private static final int FEW = 4;
        private static final int MOST_ACTIONS = 512;

        private final Statement[] all;
        private final Map<Action, Statement[]> found = new ConcurrentHashMap<>();

        ByAction(Statement[] all) {
            this.all = all;
        }

        Reach reach(AccessRequest request, boolean bounded) {
            boolean few = all.length <= FEW;
            Reach strongest = Reach.NOBODY;
            for (Statement statement : few ? all : of(request.action())) {
                Reach reach = few ? statement.reach(request, bounded) : statement.reachBeyondAction(request, bounded);
                strongest = strongest.orStronger(reach);
                if (strongest == Reach.CALLER) {
                    return strongest;
                }
            }
            return strongest;
        }

        private Statement[] of(Action action) {
            Statement[] kept = found.get(action);
            return kept == null ? search(action) : kept;
        }

        private Statement[] search(Action action) {
            List<Statement> matching = new ArrayList<>();
            for (Statement statement : all) {
                if (statement.actions().matches(action)) {
                    matching.add(statement);
                }
            }
            Statement[] kept = matching.toArray(Statement[]::new);
            if (found.size() < MOST_ACTIONS) {
                found.put(action, kept);
            }
            return kept;
        }
    }
}
