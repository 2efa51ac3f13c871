// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.sealwright.ConditionOutcomeType;
import io.sealwright.contract.sealwright.DecisionType;
import io.sealwright.contract.sealwright.EffectType;
import io.sealwright.contract.sealwright.ExplainedCondition;
import io.sealwright.contract.sealwright.ExplainedDecision;
import io.sealwright.contract.sealwright.ExplainedPolicy;
import io.sealwright.contract.sealwright.ExplainedStatement;
import io.sealwright.contract.sealwright.StatementOutcomeType;
import io.sealwright.policy.AccessDeniedText;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Explanation;
import io.sealwright.policy.Fact;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation in the words of our API. What its reader may not read is named by its kind alone. */
public final class Telling {
    private Telling() {}

    /** Who reads the explanation. */
    public interface Reader {

        /** Whether it may read the statements of a policy. */
        boolean mayRead(Explanation.Policy policy);

        /** Whether it may hear of grants. */
        boolean mayReadGrants();

        /**
         * Whether the resource is another account's: then nothing is said of what guards it, nor whether it is there.
         */
        boolean isStranger();
    }

    /**
     * One decision, as its reader may read it.
     *
     * @param grantId of the grant that allowed it, or null where none did, or nobody kept it
     */
    public static ExplainedDecision tell(
            AccessRequest request, Explanation explanation, @Nullable String grantId, Reader reader) {
        boolean stranger = reader.isStranger();
        boolean secret = stranger && !(explanation.decision() instanceof Decision.Allowed);
        List<Explanation.Policy> told = explanation.policies().stream()
                .filter(policy -> !stranger || isCallers(policy.kind()))
                .toList();
        Set<PolicyKind> unread = EnumSet.noneOf(PolicyKind.class);
        List<ExplainedPolicy> policies = new ArrayList<>();
        for (Explanation.Policy policy : told) {
            boolean shown = reader.mayRead(policy);
            policies.add(policy(policy, shown));
            if (!shown) {
                unread.add(policy.kind());
            }
        }
        return new ExplainedDecision(
                request.action().toString(),
                request.resource().toString(),
                secret ? DecisionType.IMPLICIT_DENY : decision(explanation.decision()),
                secret ? AccessDeniedText.unknownToStrangers() : reason(request, explanation, grantId, reader),
                policies,
                explanation.changes().stream()
                        .filter(change -> !stranger || isCallers(change.kind()))
                        .map(change -> change(change, !unread.contains(change.kind())))
                        .toList());
    }

    /** Whether policies of this kind are on the caller's side of a decision, not on the resource's. */
    static boolean isCallers(PolicyKind kind) {
        return switch (kind) {
            case IDENTITY, BOUNDARY, SESSION, SERVICE_CONTROL, ENDPOINT -> true;
            case RESOURCE, RESOURCE_CONTROL, TRUST -> false;
        };
    }

    private static DecisionType decision(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> DecisionType.ALLOWED;
            case Decision.ExplicitlyDenied _ -> DecisionType.EXPLICIT_DENY;
            case Decision.ImplicitlyDenied _ -> DecisionType.IMPLICIT_DENY;
        };
    }

    private static String reason(
            AccessRequest request, Explanation explanation, @Nullable String grantId, Reader reader) {
        if (!(explanation.decision() instanceof Decision.Allowed)) {
            return explanation.decision().because(request.action());
        }
        if (!explanation.allowedByGrant() || !reader.mayReadGrants()) {
            return "allowed";
        }
        return grantId == null ? "a grant allows it" : "the grant %s allows it".formatted(grantId);
    }

    private static ExplainedPolicy policy(Explanation.Policy policy, boolean shown) {
        return new ExplainedPolicy(
                policy.kind().noun(),
                shown ? policy.name() : null,
                policy.arn() == null || !shown ? null : policy.arn().toString(),
                shown ? HexFormat.of().formatHex(policy.hash().sharedBytes()) : null,
                shown,
                shown ? policy.statements().stream().map(Telling::statement).toList() : null);
    }

    private static ExplainedStatement statement(Explanation.StatementOutcome statement) {
        return new ExplainedStatement(
                statement.start().line(),
                statement.sid(),
                switch (statement.effect()) {
                    case ALLOW -> EffectType.ALLOW;
                    case DENY -> EffectType.DENY;
                },
                switch (statement.outcome()) {
                    case MATCHED -> StatementOutcomeType.MATCHED;
                    case OTHER_ACTION -> StatementOutcomeType.OTHER_ACTION;
                    case OTHER_PRINCIPAL -> StatementOutcomeType.OTHER_PRINCIPAL;
                    case OTHER_RESOURCE -> StatementOutcomeType.OTHER_RESOURCE;
                    case CONDITION_FAILED -> StatementOutcomeType.CONDITION_FAILED;
                    case UNKNOWN -> StatementOutcomeType.UNKNOWN;
                },
                statement.conditions().stream().map(Telling::condition).toList());
    }

    private static ExplainedCondition condition(Explanation.ConditionOutcome condition) {
        return new ExplainedCondition(
                condition.operator(),
                condition.key(),
                condition.wanted(),
                values(condition.met()),
                outcome(condition.verdict()));
    }

    private static ConditionOutcomeType outcome(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> ConditionOutcomeType.HOLDS;
            case FAILS -> ConditionOutcomeType.FAILS;
            case UNKNOWN -> ConditionOutcomeType.UNKNOWN;
        };
    }

    private static List<String> values(Fact fact) {
        return switch (fact) {
            case Fact.Absent _, Fact.Unknown _ -> List.of();
            case Fact.One(var value) -> List.of(value);
            case Fact.Many(var values) -> values;
            case Fact.Twins(var values) -> values;
        };
    }

    private static String change(Explanation.Change change, boolean shown) {
        String kind = change.kind().withArticle();
        if (!shown) {
            return "%s, which you may not read, must allow it".formatted(kind);
        }
        return switch (change) {
            case Explanation.Change.RemoveDeny remove ->
                "the Deny in %s must go, or not speak of this request: %s".formatted(kind, place(remove.statement()));
            case Explanation.Change.AddAllow add ->
                "%s must allow %s to do %s to %s".formatted(kind, add.principal(), add.action(), add.resource());
            case Explanation.Change.MeetConditions meet ->
                "the request must meet what an Allow in %s demands, %s: %s"
                        .formatted(
                                kind,
                                place(meet.statement()),
                                meet.failed().stream().map(Telling::demanded).collect(Collectors.joining("; ")));
        };
    }

    private static String place(Explanation.StatementOutcome statement) {
        String sid = statement.sid().isEmpty() ? "" : " \"%s\"".formatted(statement.sid());
        return "statement%s in line %d".formatted(sid, statement.start().line());
    }

    private static String demanded(Explanation.ConditionOutcome condition) {
        return "%s %s %s, where the request had %s"
                .formatted(condition.key(), condition.operator(), condition.wanted(), met(condition.met()));
    }

    private static String met(Fact fact) {
        return switch (fact) {
            case Fact.Absent _ -> "none";
            case Fact.Unknown _ -> "something that nobody can tell";
            case Fact.One _, Fact.Many _, Fact.Twins _ -> values(fact).toString();
        };
    }
}
