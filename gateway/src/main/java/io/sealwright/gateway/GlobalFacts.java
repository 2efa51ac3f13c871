// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.gateway.Memberships.Membership;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * AWS's global condition keys, those that begin with {@code aws:}. Each is in {@link GlobalKey}; what AWS does not have
 * is absent, as it is there. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global
 *     condition context keys</a>
 */
public final class GlobalFacts {
    /** What stands before the colon of every global key. */
    static final String SERVICE = "aws";

    private final Identities identities;
    private final Memberships memberships;

    /**
     * What callers and connections do not say themselves.
     *
     * @param identities for the tags of users and roles
     * @param memberships for the organizations of callers and resources
     */
    public GlobalFacts(Identities identities, Memberships memberships) {
        this.identities = identities;
        this.memberships = memberships;
    }

    /**
     * All that conditions may ask of {@code demand}, for whoever decides besides the {@link Authorizer}, such as the
     * lockout safety check of a key policy.
     */
    public Facts of(Call call, Demand<?> demand) {
        return new RequestFacts(call, demand, this);
    }

    /**
     * The fact under a global key, but for those that the request or the target itself tells: {@code aws:RequestTag},
     * {@code aws:TagKeys}, {@code aws:ResourceTag}.
     */
    Fact of(Call call, Resource resource, ConditionKey key) {
        GlobalKey global = GlobalKey.named(key.name());
        if (global == null) {
            return Fact.ABSENT;
        }
        return of(call, resource, global, key.part());
    }

    private Fact of(Call call, Resource resource, GlobalKey key, String part) {
        return switch (key) {
            case PRINCIPAL_ARN -> signer(call, caller -> arn(caller).toString());
            case PRINCIPAL_ACCOUNT -> signer(call, caller -> caller.account().digits());
            case PRINCIPAL_TYPE -> Fact.of(type(call.principal()));
            case PRINCIPAL_TAG -> principalTag(call, part);
            case PRINCIPAL_ORG_ID -> principalsPlace(call, GlobalFacts::organization);
            case PRINCIPAL_ORG_PATHS -> principalsPlace(call, GlobalFacts::paths);
            case USERID -> signer(call, Principal::principalId);
            case USERNAME -> call.principal() instanceof Principal.User user ? Fact.of(user.name()) : Fact.ABSENT;
            case TOKEN_ISSUE_TIME -> session(call, session -> time(session.issued()));
            case MULTI_FACTOR_AUTH_PRESENT -> session(call, session -> Fact.of(session.mfa()));
            case MULTI_FACTOR_AUTH_AGE -> session(call, session -> factorAge(session, call.time()));
            case SOURCE_IDENTITY -> session(call, session -> text(session.sourceIdentity()));
            case FEDERATED_PROVIDER -> federatedProvider(call);
            case SOURCE_IP -> sourceIp(call);
            case VPC_SOURCE_IP -> endpoint(call, _ -> Fact.of(call.sourceIp()));
            case SOURCE_VPC -> endpoint(call, endpoint -> Fact.of(endpoint.vpcId()));
            case SOURCE_VPCE -> endpoint(call, endpoint -> Fact.of(endpoint.id()));
            case SOURCE_VPC_ARN, VPCE_ACCOUNT, VPCE_ORG_ID, VPCE_ORG_PATHS -> endpoint(call, _ -> Fact.UNKNOWN);
            case SECURE_TRANSPORT -> Fact.of(call.entrance().secure());
            case RESOURCE_ACCOUNT -> owner(resource, owner -> Fact.of(owner.digits()));
            case RESOURCE_ORG_ID -> owner(resource, owner -> place(owner, GlobalFacts::organization));
            case RESOURCE_ORG_PATHS -> owner(resource, owner -> place(owner, GlobalFacts::paths));
            case CURRENT_TIME -> time(call.time());
            case EPOCH_TIME -> number(call.time().getEpochSecond());
            case REQUESTED_REGION -> Fact.of(call.region().name());
            case USER_AGENT -> text(call.userAgent());
            case REFERER -> text(call.referer());
            case VIA_AWS_SERVICE -> Fact.of(call.via() != null);
            case CALLED_VIA -> via(call, via -> Fact.ofAll(via.calledVia()));
            case CALLED_VIA_FIRST -> via(call, via -> Fact.of(via.calledVia().getFirst()));
            case CALLED_VIA_LAST -> via(call, via -> Fact.of(via.principal()));
            case PRINCIPAL_IS_AWS_SERVICE, VIA_AWS_MCP_SERVICE -> Fact.of(false);
            case REQUEST_TAG, TAG_KEYS, RESOURCE_TAG -> throw new IllegalStateException(key + " is not a global fact");

            // No service calls on its own yet.
            case CALLED_VIA_AWS_MCP -> Fact.ABSENT;
            case PRINCIPAL_SERVICE_NAME, PRINCIPAL_SERVICE_NAMES_LIST -> Fact.ABSENT;
            case SOURCE_ACCOUNT, SOURCE_ARN, SOURCE_ORG_ID, SOURCE_ORG_PATHS -> Fact.ABSENT;

            // Of sessions that only other services of AWS begin.
            case ASSUMED_ROOT, CHATBOT_SOURCE_ARN, SIGN_IN_SESSION_ARN -> Fact.ABSENT;
            case EC2_INSTANCE_SOURCE_VPC, EC2_INSTANCE_SOURCE_PRIVATE_IPV4 -> Fact.ABSENT;
        };
    }

    /** Whom a provider vouches for did not sign. */
    private static Fact signer(Call call, Function<Principal, String> part) {
        Principal caller = call.principal();
        return caller instanceof Principal.Federated ? Fact.ABSENT : Fact.of(part.apply(caller));
    }

    /** Of a role's session it is the role. */
    private static Arn arn(Principal caller) {
        return caller instanceof Principal.AssumedRole role ? role.roleArn() : caller.arn();
    }

    private static String type(Principal caller) {
        return switch (caller) {
            case Principal.Root _ -> "Account";
            case Principal.User _ -> "User";
            case Principal.AssumedRole _ -> "AssumedRole";
            case Principal.FederatedUser _ -> "FederatedUser";
            case Principal.Federated _ -> "Anonymous";
        };
    }

    /** Who vouches for the caller now, or vouched when its session began. */
    private static Fact federatedProvider(Call call) {
        return call.principal() instanceof Principal.Federated federated
                ? Fact.of(federated.provider().toString())
                : session(call, session -> text(session.federatedProvider()));
    }

    /** A tag of the session hides one of the same key on the user or role. */
    private Fact principalTag(Call call, String key) {
        Fact passed = session(call, session -> TagFacts.among(session.tags(), key));
        return passed instanceof Fact.Absent
                ? TagFacts.among(identities.of(call.principal()).tags(), key)
                : passed;
    }

    private Fact principalsPlace(Call call, Function<Membership, Fact> part) {
        return call.principal() instanceof Principal.Federated ? Fact.ABSENT : place(call.account(), part);
    }

    private Fact place(AccountId account, Function<Membership, Fact> part) {
        Membership membership = memberships.of(account);
        return membership == null ? Fact.ABSENT : part.apply(membership);
    }

    private static Fact organization(Membership membership) {
        return Fact.of(membership.organizationId());
    }

    private static Fact paths(Membership membership) {
        return Fact.ofAll(List.of(membership.path()));
    }

    private static Fact owner(Resource resource, Function<AccountId, Fact> part) {
        AccountId owner = Authorizer.owner(resource);
        return owner == null ? Fact.ABSENT : part.apply(owner);
    }

    /** Only temporary credentials have these keys; for long-term ones they are absent, not false. */
    private static Fact session(Call call, Function<Session, Fact> part) {
        Session session = call.session();
        return session == null ? Fact.ABSENT : part.apply(session);
    }

    private static Fact factorAge(Session session, Instant now) {
        return session.mfa() ? number(Duration.between(session.issued(), now).toSeconds()) : Fact.ABSENT;
    }

    /** Who calls through a service has the service's address here, and within one process there is none. */
    @SuppressWarnings("ReferenceEquality") // A listener may know the same of its way, and has addresses.
    private static Fact sourceIp(Call call) {
        boolean none = call.entrance().endpoint() != null || call.entrance() == Entrance.IN_PROCESS;
        return none ? Fact.ABSENT : Fact.of(call.sourceIp());
    }

    private static Fact via(Call call, Function<ForwardAccess, Fact> part) {
        ForwardAccess via = call.via();
        return via == null ? Fact.ABSENT : part.apply(via);
    }

    /**
     * Through an endpoint the address is a private one of the VPC, and says so by a key of its own. An endpoint through
     * which a service comes is not its caller's: its policy decides, and no condition takes it for where he is.
     */
    private static Fact endpoint(Call call, Function<VpcEndpoint, Fact> part) {
        VpcEndpoint endpoint = call.entrance().endpoint();
        return endpoint == null || call.via() != null ? Fact.ABSENT : part.apply(endpoint);
    }

    private static Fact time(Instant time) {
        return Fact.of(time.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Fact number(long number) {
        return Fact.of(Long.toString(number));
    }

    private static Fact text(@Nullable Object text) {
        return text == null ? Fact.ABSENT : Fact.of(text.toString());
    }
}
