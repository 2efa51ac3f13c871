// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.EvaluationResult;
import io.sealwright.contract.iam.OrganizationsDecisionDetail;
import io.sealwright.contract.iam.PermissionsBoundaryDecisionDetail;
import io.sealwright.contract.iam.PolicyEvaluationDecisionType;
import io.sealwright.contract.iam.ResourceSpecificResult;
import io.sealwright.contract.iam.Statement;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Explanation;
import io.sealwright.policy.Fact;
import io.sealwright.policy.NamedPolicy;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PrincipalIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests that nobody made, as the policy simulator does: from the policies and facts it is given.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html">IAM policy
 *     testing with the IAM policy simulator</a>
 */
public final class Simulation {
    private static final String EVERYTHING = "*";

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final SimulatedCaller caller;
    private final Map<ConditionKey, Fact> facts;
    private final @Nullable PolicySet resourcePolicy;
    private final PolicySet everything;
    private final boolean tellsOfOrganization;

    /** One request to be simulated. */
    public record Question(String action, String resource) {}

    /**
     * A simulation.
     *
     * @param resourcePolicy which each resource is supposed to have, or null
     * @param administrator a policy that allows everything, beside which only the organization's limits
     * @param tellsOfOrganization whether results say what the organization allows
     */
    public Simulation(
            SimulatedCaller caller,
            Map<ConditionKey, Fact> facts,
            @Nullable NamedPolicy resourcePolicy,
            PolicyDocument administrator,
            boolean tellsOfOrganization) {
        this.caller = caller;
        this.facts = facts;
        this.resourcePolicy = resourcePolicy == null
                ? null
                : PolicySet.named(PolicyKind.RESOURCE, 0, List.of(resourcePolicy), PrincipalIds.NONE);
        this.everything = PolicySet.of(PolicyKind.IDENTITY, 0, List.of(administrator));
        this.tellsOfOrganization = tellsOfOrganization;
    }

    /** The questions of a request, in its order: each action for each resource, or for all. */
    public static List<Question> questions(List<String> actions, @Nullable List<String> resources) {
        List<String> about = resources == null || resources.isEmpty() ? List.of(EVERYTHING) : resources;
        List<Question> questions = new ArrayList<>();
        for (String action : actions) {
            var _ = SimulationInput.action(action);
            for (String resource : about) {
                var _ = SimulationInput.resource(resource);
                questions.add(new Question(action, resource));
            }
        }
        return questions;
    }

    /** What would be decided. */
    public EvaluationResult answer(Question question) {
        var asked = new SimulationFacts(facts, caller.principal());
        var request = new AccessRequest(
                caller.principal(),
                SimulationInput.action(question.action()),
                SimulationInput.resource(question.resource()),
                asked);
        Explanation why = explain(request);
        PolicyEvaluationDecisionType decision = type(why.decision());
        List<Statement> statements = SimulationStatements.of(why);
        boolean specific = !question.resource().equals(EVERYTHING);
        return EvaluationResult.builder()
                .evalActionName(question.action())
                .evalResourceName(question.resource())
                .evalDecision(decision)
                .matchedStatements(statements)
                .missingContextValues(asked.missing())
                .organizationsDecisionDetail(byOrganization(request))
                .permissionsBoundaryDecisionDetail(byBoundary(request))
                .evalDecisionDetails(specific ? Map.of() : null)
                .resourceSpecificResults(
                        specific
                                ? List.of(new ResourceSpecificResult(
                                        question.resource(),
                                        decision,
                                        statements,
                                        asked.missing(),
                                        Map.of(),
                                        byBoundary(request)))
                                : null)
                .build();
    }

    /** Only keys and roles demand that their own policy allows; for all else either side's word is enough. */
    private Explanation explain(AccessRequest request) {
        Explanation with = evaluator.explain(request, policies(caller.limited(), resourcePolicy));
        boolean settled = resourcePolicy == null
                || request.action().service().equals("kms")
                || !(with.decision() instanceof Decision.ImplicitlyDenied)
                || request.crossAccount();
        return settled ? with : evaluator.explain(request, policies(caller.limited(), null));
    }

    private static Policies policies(CallersPolicies callers, @Nullable PolicySet resource) {
        return Policies.of(callers, resource, List.of(), null);
    }

    private static PolicyEvaluationDecisionType type(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> PolicyEvaluationDecisionType.ALLOWED;
            case Decision.ExplicitlyDenied _ -> PolicyEvaluationDecisionType.EXPLICIT_DENY;
            case Decision.ImplicitlyDenied _ -> PolicyEvaluationDecisionType.IMPLICIT_DENY;
        };
    }

    private @Nullable OrganizationsDecisionDetail byOrganization(AccessRequest request) {
        if (!tellsOfOrganization) {
            return null;
        }
        var limited = new CallersPolicies(everything, null, List.of(), caller.serviceControl());
        return new OrganizationsDecisionDetail(allows(request, limited));
    }

    private @Nullable PermissionsBoundaryDecisionDetail byBoundary(AccessRequest request) {
        PolicySet boundary = caller.limited().boundary();
        return boundary == null
                ? null
                : new PermissionsBoundaryDecisionDetail(
                        allows(request, new CallersPolicies(everything, boundary, List.of(), List.of())));
    }

    private boolean allows(AccessRequest request, CallersPolicies callers) {
        return evaluator.decide(request, policies(callers, null)) instanceof Decision.Allowed;
    }
}
