// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.policy.Explanation.Change;
import io.sealwright.policy.Explanation.ConditionOutcome;
import io.sealwright.policy.Explanation.Outcome;
import io.sealwright.policy.Explanation.StatementOutcome;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks through everything that took part in one decision, and finds what stood in its way. */
final class Explainer {

    /** A set of policies where it stands, and what each of its documents had to say. */
    private record Part(PolicySet set, int level, List<Explanation.Policy> policies) {}

    private final AccessRequest request;
    private final Policies policies;
    private final boolean bounded;
    private final List<Part> parts = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    Explainer(AccessRequest request, Policies policies) {
        this.request = request;
        this.policies = policies;
        this.bounded = policies.callers().boundary() != null;
    }

    Explanation explain(Decision decision) {
        CallersPolicies callers = policies.callers();
        addAll(policies.resourceControl());
        addAll(callers.serviceControl());
        add(policies.endpoint());
        add(policies.resource());
        add(callers.identity());
        add(callers.boundary());
        addAll(callers.session());
        Reach granted = request.grants().reach(request);
        if (!(decision instanceof Decision.Allowed)) {
            findDenies();
            findMissing(granted);
        }
        return new Explanation(
                decision,
                parts.stream().flatMap(part -> part.policies().stream()).toList(),
                granted != Reach.NOBODY,
                changes);
    }

    private void addAll(List<PolicySet> sets) {
        for (int level = 0; level < sets.size(); level++) {
            add(sets.get(level), level);
        }
    }

    private void add(@Nullable PolicySet set) {
        if (set != null) {
            add(set, 0);
        }
    }

    private void add(PolicySet set, int level) {
        List<Explanation.Policy> told = new ArrayList<>();
        for (NamedPolicy policy : set.policies()) {
            told.add(new Explanation.Policy(
                    set.kind(),
                    level,
                    policy.name(),
                    policy.arn(),
                    policy.document().hash(),
                    set.statementsOf(policy).stream().map(this::outcome).toList()));
        }
        parts.add(new Part(set, level, told));
    }

    private StatementOutcome outcome(Statement statement) {
        Reach reach = statement.principals().reach(request.caller(), bounded && statement.effect() == Effect.DENY);
        if (!statement.actions().matches(request.action())) {
            return outcome(statement, Outcome.OTHER_ACTION, reach, List.of());
        }
        if (reach == Reach.NOBODY) {
            return outcome(statement, Outcome.OTHER_PRINCIPAL, reach, List.of());
        }
        Verdict resource = statement.resources().verdict(request);
        if (resource == Verdict.FAILS) {
            return outcome(statement, Outcome.OTHER_RESOURCE, reach, List.of());
        }
        List<ConditionOutcome> conditions = new ArrayList<>();
        for (Condition condition : statement.conditions()) {
            conditions.add(new ConditionOutcome(
                    condition.operatorAsWritten(),
                    condition.keyAsWritten(),
                    condition.values(),
                    condition.fact(request),
                    condition.verdict(request, statement.effect())));
        }
        return outcome(statement, of(statement.verdict(request)), reach, conditions);
    }

    private static Outcome of(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> Outcome.MATCHED;
            case FAILS -> Outcome.CONDITION_FAILED;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
    }

    private static StatementOutcome outcome(
            Statement statement, Outcome outcome, Reach reach, List<ConditionOutcome> conditions) {
        Statement.Place place = statement.place();
        return new StatementOutcome(
                place.index(), place.sid(), statement.effect(), place.start(), place.end(), outcome, reach, conditions);
    }

    private void findDenies() {
        for (Part part : parts) {
            for (Explanation.Policy policy : part.policies()) {
                policy.statements().stream()
                        .filter(statement -> statement.effect() == Effect.DENY && statement.applied())
                        .forEach(statement -> changes.add(new Change.RemoveDeny(policy.kind(), policy, statement)));
            }
        }
    }

    /** What has to allow and does not, as if each that came before it did. */
    private void findMissing(Reach granted) {
        for (PolicyKind kind : List.of(PolicyKind.RESOURCE_CONTROL, PolicyKind.SERVICE_CONTROL, PolicyKind.ENDPOINT)) {
            requireEach(kind);
        }
        Principal caller = request.caller();
        boolean crossAccount = request.crossAccount() && !(caller instanceof Principal.Federated);
        PolicySet resource = policies.resource();
        Reach byResource = resource == null ? Reach.NOBODY : resource.allows(request);
        if (granted != Reach.NOBODY) { // It speaks as a key policy would that names whom it names.
            requireIdentity(granted == Reach.ACCOUNT);
            requireLimits(granted != Reach.CALLER);
            return;
        }
        if (byResource == Reach.NOBODY && resource != null) {
            requireEach(resource.kind());
            requireIdentity(crossAccount);
            requireLimits(crossAccount || caller instanceof Principal.Root); // Its ARN is the account's, and delegates.
            return;
        }
        if (byResource == Reach.NOBODY && crossAccount) {
            changes.add(allowing(PolicyKind.RESOURCE, 0));
        }
        requireIdentity(crossAccount || byResource.compareTo(Reach.ISSUER) < 0);
        requireLimits(crossAccount || byResource != Reach.CALLER);
    }

    private void requireIdentity(boolean needed) {
        if (needed && !(request.caller() instanceof Principal.Root)) {
            requireEach(PolicyKind.IDENTITY);
        }
    }

    private void requireLimits(boolean needed) {
        if (!needed) {
            return;
        }
        requireEach(PolicyKind.BOUNDARY);
        requireEach(PolicyKind.SESSION);
        if (request.caller() instanceof Principal.FederatedUser
                && policies.callers().session().isEmpty()) {
            changes.add(allowing(PolicyKind.SESSION, 0));
        }
    }

    private void requireEach(PolicyKind kind) {
        for (Part part : parts) {
            if (part.set().kind() == kind && part.set().allows(request) == Reach.NOBODY) {
                changes.add(nearest(part).orElseGet(() -> allowing(kind, part.level())));
            }
        }
    }

    /** The statement that would allow if the fewest conditions were met. */
    private static Optional<Change> nearest(Part part) {
        List<Change.MeetConditions> near = new ArrayList<>();
        for (Explanation.Policy policy : part.policies()) {
            for (StatementOutcome statement : policy.statements()) {
                List<ConditionOutcome> failed = statement.conditions().stream()
                        .filter(condition -> condition.verdict() != Verdict.HOLDS)
                        .toList();
                if (statement.effect() == Effect.ALLOW && !failed.isEmpty()) {
                    near.add(new Change.MeetConditions(policy.kind(), policy, statement, failed));
                }
            }
        }
        return near.stream()
                .min(Comparator.comparingInt(
                        (Change.MeetConditions change) -> change.failed().size()))
                .map(Change.class::cast);
    }

    private Change allowing(PolicyKind kind, int level) {
        return new Change.AddAllow(kind, level, request.caller().arn(), request.action(), request.resource());
    }
}
