// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.crypto.Sha256;
import io.sealwright.policy.AccessDeniedText;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Facts;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns decisions into {@link Permit}s, all that an operation demands, or into a refusal.
 *
 * <p>Each decision joins what speaks for the caller and limits it, what guards the target, the resource control
 * policies of the target's account, and the policy of the endpoint that the request came through. Thread-safe.
 */
public final class Authorizer {
    private static final Target.Guard.OwnPolicy ALLOWS_NOTHING =
            new Target.Guard.OwnPolicy(PolicySet.of(PolicyKind.RESOURCE, 0, List.of()));

    /** What guards everything of a closed account from others: grants do not stand above a Deny. */
    private static final Target.Guard.OwnPolicy DENIES_EVERYTHING =
            new Target.Guard.OwnPolicy(PolicySet.of(PolicyKind.RESOURCE, 0, List.of(denyingEverything())));

    /**
     * The services of ours whose resources obey resource control policies.
     *
     * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">Resource
     *     control policies</a>
     */
    private static final Set<String> RESOURCE_CONTROLLED = Set.of("kms", "sts", "secretsmanager");

    /** The one action on a key that no resource control policy restricts: who may retire a grant, the grant says. */
    private static final Action RETIRE_GRANT = new Action("kms", "RetireGrant");

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final PrincipalPolicies principals;
    private final AccountPolicies accounts;
    private final GlobalFacts global;

    public Authorizer(PrincipalPolicies principals, AccountPolicies accounts, GlobalFacts global) {
        this.principals = principals;
        this.accounts = accounts;
        this.global = global;
    }

    private static PolicyDocument denyingEverything() {
        String text = """
                {"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}""";
        try {
            Blob hash = Blob.owning(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
            return PolicyDocument.parse(text, PolicyType.KEY_POLICY, hash);
        } catch (MalformedPolicy e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Everything that takes part in the decision of each demand, in their order, read once: what decides is what the
     * record says decided.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold it
     */
    List<Joined> consult(Call call, Located located) {
        List<Demand<?>> demands = located.demands();
        if (demands.isEmpty()) {
            return List.of();
        }
        CallersSide caller = principals.of(call.principal(), call.session());
        if (demands.size() == 1) {
            return List.of(join(call, demands.getFirst(), caller));
        }
        List<Joined> joined = new ArrayList<>(demands.size());
        for (Demand<?> demand : demands) {
            joined.add(join(call, demand, caller));
        }
        return joined;
    }

    private Joined join(Call call, Demand<?> demand, CallersSide caller) {
        Resource resource = demand.target().resource();
        List<PolicySet> control = resourceControl(call, demand.action(), resource);
        VpcEndpoint endpoint = call.entrance().endpoint();
        PolicySet passing = endpoint == null ? null : endpoint.policy();
        if (resource.isForeignTo(call.account()) && isClosed(resource)) {
            return Joined.of(caller, DENIES_EVERYTHING, control, passing);
        }
        return switch (demand.target().guard()) {
            case Target.Guard.OwnPolicy own -> Joined.of(caller, own, control, passing);
            case Target.Guard.CallersPolicies() -> Joined.of(caller, null, control, passing);
            case Target.Guard.Absent() -> {
                Target.Guard.OwnPolicy own = resource.isForeignTo(call.account()) ? ALLOWS_NOTHING : null;
                yield Joined.of(caller, own, control, passing);
            }
        };
    }

    private List<PolicySet> resourceControl(Call call, Action action, Resource resource) {
        AccountId owner = resource.isForeignTo(call.account()) ? owner(resource) : callersOwn(call, resource);
        if (owner == null || !isControlled(action) || JoinedPolicies.isServiceLinked(call.principal())) {
            return List.of();
        }
        return accounts.resourceControl(owner);
    }

    private boolean isClosed(Resource resource) {
        AccountId owner = owner(resource);
        return owner != null && accounts.isClosed(owner);
    }

    private static boolean isControlled(Action action) {
        return RESOURCE_CONTROLLED.contains(action.service()) && !action.equals(RETIRE_GRANT);
    }

    /** The caller's account, which need not be read from an ARN again; null of what belongs to nobody. */
    private static @Nullable AccountId callersOwn(Call call, Resource resource) {
        return switch (resource) {
            case Resource.One(var arn) -> arn.account().equals(call.account().digits()) ? call.account() : null;
            case Resource.Everything() -> null;
        };
    }

    /** Whose it is; null of what belongs to nobody. */
    static @Nullable AccountId owner(Resource resource) {
        return switch (resource) {
            case Resource.One(var arn) -> AccountId.isWellFormed(arn.account()) ? new AccountId(arn.account()) : null;
            case Resource.Everything() -> null;
        };
    }

    /**
     * Decides, and proves it.
     *
     * @param joined from {@link #consult}
     * @param refusal the service's own AccessDenied code, since services spell it differently
     * @throws io.sealwright.vocabulary.ServiceException when any demand is not allowed
     */
    Permits authorize(Call call, Located located, List<Joined> joined, ErrorCode refusal) {
        List<Demand<?>> demands = located.demands();
        if (demands.isEmpty()) {
            return Permits.NONE;
        }
        if (demands.size() == 1) {
            return new Permits(permit(call, demands.getFirst(), joined.getFirst(), refusal));
        }
        List<Permit<?>> permits = new ArrayList<>(demands.size());
        for (int i = 0; i < demands.size(); i++) {
            permits.add(permit(call, demands.get(i), joined.get(i), refusal));
        }
        return new Permits(permits);
    }

    /**
     * Whether policies would allow it now, with all that limits the caller and what guards the target. No permit comes
     * of it: it is for who shows a thing to those only that could read it by its own operation.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold what decides
     */
    public boolean allows(Call call, Demand<?> demand) {
        Supposed supposed = suppose(call, demand, UnaryOperator.identity());
        return evaluator.decide(supposed.request(), supposed.policies()) instanceof Decision.Allowed;
    }

    /** A request as it would be decided, and all that would decide it. */
    public record Supposed(AccessRequest request, Policies policies) {}

    /**
     * What would decide a request that nobody made, from the same parts as one that somebody makes.
     *
     * @param given what is supposed of the facts, over those that {@code call} and {@code demand} have
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold what decides
     */
    public Supposed suppose(Call call, Demand<?> demand, UnaryOperator<Facts> given) {
        Joined joined = join(call, demand, principals.of(call.principal(), call.session()));
        Facts facts = given.apply(new RequestFacts(call, demand, global));
        AccessRequest request = new AccessRequest(
                call.principal(), demand.action(), demand.target().resource(), facts, demand.grants());
        return new Supposed(request, joined.policies());
    }

    private <T extends Target> Permit<T> permit(Call call, Demand<T> demand, Joined joined, ErrorCode refusal) {
        Facts facts = new RequestFacts(call, demand, global);
        AccessRequest request = new AccessRequest(
                call.principal(), demand.action(), demand.target().resource(), facts, demand.grants());
        Decision decision = evaluator.decide(request, joined.policies());
        return switch (decision) {
            case Decision.Allowed() -> new Permit<>(demand);
            case Decision.ExplicitlyDenied _, Decision.ImplicitlyDenied _ ->
                throw refusal.saying(text(request, demand, decision));
        };
    }

    private static String text(AccessRequest request, Demand<?> demand, Decision decision) {
        if (!demand.target().tellsReason()) {
            return AccessDeniedText.withoutReason(request);
        }
        if (demand.namedBy() == Demand.NamedBy.CIPHERTEXT && request.crossAccount()) {
            return AccessDeniedText.ofCiphertext(request);
        }
        return AccessDeniedText.of(request, decision, demand.target().spokenOf());
    }
}
