// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.admin.model.KnownActions;
import io.sealwright.admin.model.PolicyReaders;
import io.sealwright.admin.model.ResourcesNow;
import io.sealwright.admin.model.StrangersFacts;
import io.sealwright.admin.model.SupposedCall;
import io.sealwright.admin.model.SupposedFacts;
import io.sealwright.admin.model.Telling;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.ExplainedDecision;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.contract.sealwright.SimulateAccessRequest;
import io.sealwright.contract.sealwright.SimulateAccessResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Authorizer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.VpcEndpoint;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Explanation;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a principal of the caller's account may do an action to a resource now, and why, without doing it: by
 * the same join of policies and the same evaluator that would decide the call.
 *
 * <p>A resource of another account is as if it were not there, whatever the asker supposes: it is not looked up, and
 * what is told is whether the principal's own side would stand in the way.
 */
public final class SimulateAccess
        implements Operation<SimulateAccessRequest, AdminTarget.Asked, SimulateAccessResponse> {
    private static final Action SIMULATE_ACCESS = new Action("sealwright", "SimulateAccess");
    private static final Action ASSUME_ROLE = new Action("sts", "AssumeRole");

    private final PolicyEvaluator evaluator = new PolicyEvaluator();
    private final Needs needs;

    /** What a simulation needs from the rest of the server. */
    public record Needs(
            Authorizer authorizer,
            Callers callers,
            ResourcesNow resources,
            Endpoints endpoints,
            PolicyReaders readers) {}

    /** Finds who may be supposed to call. */
    @FunctionalInterface
    public interface Callers {

        /** Whom the ARN names in the account, as it would call; empty for whoever is not there. Reads the store. */
        Optional<Principal> find(Arn arn, AccountId account);
    }

    /** Finds the VPC endpoints of the configuration. */
    @FunctionalInterface
    public interface Endpoints {
        Optional<VpcEndpoint> find(String id);
    }

    public SimulateAccess(Needs needs) {
        this.needs = needs;
    }

    @Override
    public OperationContract<SimulateAccessRequest, SimulateAccessResponse> contract() {
        return SealwrightContract.SIMULATE_ACCESS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    /** Only the shape of the ARN is judged before the right to ask. */
    @Override
    public AdminTarget.Asked locate(SimulateAccessRequest request, Call call) {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
        return AdminTarget.on(Resource.of(principalArn(request, call)), SIMULATE_ACCESS);
    }

    private static Arn principalArn(SimulateAccessRequest request, Call call) {
        return Arn.parse(request.principalArn())
                .filter(arn -> arn.account().equals(call.account().digits()))
                .orElseThrow(() -> noPrincipal(request.principalArn()));
    }

    private static io.sealwright.vocabulary.ServiceException noPrincipal(String text) {
        return SealwrightError.NO_SUCH_TARGET.saying(
                "%s is not a root user, user, role or session of this account.".formatted(text));
    }

    @Override
    public Effort effort(SimulateAccessRequest request, AdminTarget.Asked located) {
        return Effort.LONG;
    }

    @Override
    public Answer<SimulateAccessResponse> run(
            SimulateAccessRequest request, AdminTarget.Asked located, Permits permits, Call asker) {
        permits.forDemand(located.demand()).use(SIMULATE_ACCESS);
        Action action = action(request.actionName());
        Resource resource = resource(action, request.resourceArn());
        SupposedFacts facts = SupposedFacts.of(request.contextEntries());
        Call caller = caller(request, resource, asker);
        ResourcesNow.Found found = find(action, resource, caller, facts);
        boolean foreign = resource.isForeignTo(asker.account());
        Authorizer.Supposed supposed = needs.authorizer()
                .suppose(caller, found.demand(), known -> facts.over(foreign ? new StrangersFacts(known) : known));
        Explanation explanation = evaluator.explain(supposed.request(), supposed.policies());
        ExplainedDecision told =
                Telling.tell(supposed.request(), explanation, found.grantId().get(), reader(asker, supposed.request()));
        return new Answer.Told<>(
                new SimulateAccessResponse(caller.principal().arn().toString(), told, remarks(action, caller, found)));
    }

    private static Action action(String text) {
        int colon = text.indexOf(':');
        Action action = new Action(text.substring(0, colon), text.substring(colon + 1));
        if (KnownActions.of(action) == KnownActions.Scope.NONE) {
            throw SealwrightError.NO_SUCH_TARGET.saying(
                    "%s is no action that policies decide here; names are spelled as AWS spells them.".formatted(text));
        }
        return action;
    }

    private static Resource resource(Action action, @Nullable String text) {
        Optional<Arn> arn = text == null || text.equals("*") ? Optional.empty() : Arn.parse(text);
        boolean named = text != null && !text.equals("*");
        boolean fits = switch (KnownActions.of(action)) {
            case RESOURCE -> arn.isPresent();
            case SERVICE -> !named;
            case ANY -> arn.isPresent() || !named;
            case NONE -> false;
        };
        if (!fits) {
            throw noResource(action, text);
        }
        return arn.map(Resource::of).orElse(Resource.EVERYTHING);
    }

    private static io.sealwright.vocabulary.ServiceException noResource(Action action, @Nullable String text) {
        return SealwrightError.NO_SUCH_TARGET.saying(
                "%s is not what %s is done to.".formatted(text == null ? "*" : text, action));
    }

    private Call caller(SimulateAccessRequest request, Resource resource, Call asker) {
        Principal principal = needs.callers()
                .find(principalArn(request, asker), asker.account())
                .orElseThrow(() -> noPrincipal(request.principalArn()));
        List<String> passed = request.sessionPolicies() == null ? List.of() : request.sessionPolicies();
        return SupposedCall.by(principal, passed, region(resource, asker), endpoint(request.vpcEndpointId()), asker);
    }

    private static Region region(Resource resource, Call asker) {
        return resource instanceof Resource.One(var arn) && Region.isWellFormed(arn.region())
                ? new Region(arn.region())
                : asker.region();
    }

    private @Nullable VpcEndpoint endpoint(@Nullable String id) {
        return id == null
                ? null
                : needs.endpoints()
                        .find(id)
                        .orElseThrow(() ->
                                SealwrightError.NO_SUCH_TARGET.saying("There is no VPC endpoint %s.".formatted(id)));
    }

    private ResourcesNow.Found find(Action action, Resource resource, Call caller, SupposedFacts facts) {
        return switch (resource) {
            case Resource.Everything() -> ResourcesNow.Found.of(AdminTarget.demand(action, resource));
            case Resource.One(var arn) ->
                needs.resources()
                        .find(action, arn, caller, facts.encryptionContext())
                        .orElseThrow(() -> noResource(action, arn.toString()));
        };
    }

    private Telling.Reader reader(Call asker, AccessRequest request) {
        return new Telling.Reader() {
            @Override
            public boolean mayRead(Explanation.Policy policy) {
                return policy.kind() == PolicyKind.SESSION // the asker gave it
                        || needs.readers().mayRead(asker, policy, request);
            }

            @Override
            public boolean mayReadGrants() {
                return needs.readers().mayReadGrants(asker, request.resource());
            }

            @Override
            public boolean isStranger() {
                return request.resource().isForeignTo(asker.account());
            }
        };
    }

    /** Of what is another account's nothing is said, not even whether it is there. */
    private static List<String> remarks(Action action, Call caller, ResourcesNow.Found found) {
        List<String> remarks = new ArrayList<>();
        if (found.demand().target().resource().isForeignTo(caller.account())) {
            remarks.add("The resource is another account's, and was not looked up: its side is decided as if it were"
                    + " not there. What the caller's own side says is told.");
        } else if (!found.isThere()) {
            remarks.add("There is no such resource: the call would fail, whatever policies say.");
        }
        if (action.equals(ASSUME_ROLE) && caller.principal() instanceof Principal.Root) {
            remarks.add("Roles may not be assumed by root accounts, whatever policies say.");
        }
        return remarks;
    }
}
