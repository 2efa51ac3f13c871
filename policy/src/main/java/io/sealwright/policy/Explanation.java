// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was decided as it was: all that took part, computed again from what decided, with the smallest change
 * that would have allowed it.
 *
 * @param policies every document that was asked, in the order of evaluation
 * @param allowedByGrant whether a grant to the caller includes the action and its constraints hold
 * @param changes what together would have allowed the request; empty when it was
 */
public record Explanation(Decision decision, List<Policy> policies, boolean allowedByGrant, List<Change> changes) {

    public Explanation {
        policies = List.copyOf(policies);
        changes = List.copyOf(changes);
    }

    /**
     * One document.
     *
     * @param level of organization policies: from the root, which is 0, to the account; else the place of the set
     * @param name as its holder knows it, or empty
     * @param arn of a managed policy or one of an organization
     * @param hash under which the document is stored
     */
    public record Policy(
            PolicyKind kind,
            int level,
            String name,
            @Nullable Arn arn,
            Blob hash,
            List<StatementOutcome> statements) {
        public Policy {
            statements = List.copyOf(statements);
        }
    }

    /** What one statement had to say. */
    public enum Outcome {
        MATCHED,
        OTHER_ACTION,
        OTHER_PRINCIPAL,
        OTHER_RESOURCE,
        CONDITION_FAILED,

        /** It hangs on a fact that nobody can tell: a Deny applies, an Allow does not. */
        UNKNOWN
    }

    /**
     * One statement.
     *
     * @param index from zero, in its document
     * @param sid empty when it has none
     * @param start where it begins in the document's text, as the policy simulator tells it
     * @param reach whom it reached: the caller, the role or user behind the session, or only the account
     * @param conditions evaluated only if action, principal and resource are the request's
     */
    public record StatementOutcome(
            int index,
            String sid,
            Effect effect,
            TextPosition start,
            TextPosition end,
            Outcome outcome,
            Reach reach,
            List<ConditionOutcome> conditions) {
        public StatementOutcome {
            conditions = List.copyOf(conditions);
        }

        /** Whether it counted in the decision. */
        public boolean applied() {
            return outcome == Outcome.MATCHED || (outcome == Outcome.UNKNOWN && effect == Effect.DENY);
        }
    }

    /**
     * One key under one operator.
     *
     * @param operator and {@code key} as the document writes them
     * @param wanted the values that the document lists
     * @param met what the request had
     */
    public record ConditionOutcome(String operator, String key, List<String> wanted, Fact met, Verdict verdict) {
        public ConditionOutcome {
            wanted = List.copyOf(wanted);
        }
    }

    /** One thing that stood in the way. */
    public sealed interface Change {

        PolicyKind kind();

        /** A statement denied: it must go, or not speak of this request. */
        record RemoveDeny(PolicyKind kind, Policy policy, StatementOutcome statement) implements Change {}

        /** Nothing of this kind allowed: a statement that does must be added. */
        record AddAllow(PolicyKind kind, int level, Arn principal, Action action, Resource resource)
                implements Change {}

        /** A statement would allow, were it not for its conditions: the request must meet them. */
        record MeetConditions(PolicyKind kind, Policy policy, StatementOutcome statement, List<ConditionOutcome> failed)
                implements Change {
            public MeetConditions {
                failed = List.copyOf(failed);
            }
        }
    }

    /** The statements that counted, denies and allows. */
    public List<StatementOutcome> applied() {
        return policies.stream()
                .flatMap(policy -> policy.statements().stream())
                .filter(StatementOutcome::applied)
                .toList();
    }

    /** The keys that statements about this request asked for and nobody could tell, as the simulator names them. */
    public List<String> missingKeys() {
        Set<String> missing = new LinkedHashSet<>();
        for (Policy policy : policies) {
            for (StatementOutcome statement : policy.statements()) {
                statement.conditions().stream()
                        .filter(condition -> condition.met() instanceof Fact.Unknown)
                        .forEach(condition -> missing.add(condition.key()));
            }
        }
        return new ArrayList<>(missing);
    }
}
