// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.ForwardAccess;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Permits;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Grants;
import io.sealwright.policy.Reach;
import io.sealwright.vocabulary.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key, named by the request, and the one right that is needed on it: with what conditions may ask about both, and
 * the grants that may give the right. One object, since it is made for every request; what conditions ask is put
 * together only when they ask. Confined to the thread that runs its request.
 */
public final class OnKey implements Located, Facts, Grants, GrantedRequest {
    private final Demand<KeyTarget> demand;
    private final List<Demand<?>> demands;
    private final Call call;
    private final @Nullable String keyId;
    private final EncryptionContext context;
    private final ParameterFacts request;
    private final PresentedGrants presented;
    private @Nullable Grant allowedBy;

    private OnKey(
            Action action,
            KeyTarget target,
            Demand.NamedBy namedBy,
            Call call,
            @Nullable String keyId,
            EncryptionContext context,
            ParameterFacts request,
            PresentedGrants presented) {
        this.demand = new Demand<>(action, target, this, namedBy, this);
        this.demands = List.of(demand);
        this.call = call;
        this.keyId = keyId;
        this.context = context;
        this.request = request;
        this.presented = presented;
    }

    /** For a request without an encryption context, which names the key by its id or ARN. */
    public static OnKey of(Action action, KeyTarget target, Call call) {
        return of(action, target, call, ParameterFacts.NONE);
    }

    /** The same, where conditions may ask about parameters. */
    public static OnKey of(Action action, KeyTarget target, Call call, ParameterFacts request) {
        return new OnKey(
                action,
                target,
                Demand.NamedBy.REQUEST,
                call,
                null,
                EncryptionContext.NONE,
                request,
                PresentedGrants.NONE);
    }

    /**
     * For a request that grants may allow, by whose tokens they were presented.
     *
     * @param keyId as the request names the key, or null where a ciphertext does
     * @param context the request's, made once: the same object decides, is recorded and is authenticated
     */
    public static OnKey using(
            Action action,
            KeyTarget target,
            Demand.NamedBy namedBy,
            Call call,
            @Nullable String keyId,
            EncryptionContext context,
            ParameterFacts request,
            PresentedGrants presented) {
        return new OnKey(action, target, namedBy, call, keyId, context, request, presented);
    }

    public Demand<KeyTarget> demand() {
        return demand;
    }

    @Override
    public EncryptionContext context() {
        return context;
    }

    @Override
    public List<Demand<?>> demands() {
        return demands;
    }

    /** The key, which a permit now proves may be touched; refused as not found when there is none. */
    public KmsKey permitted(Permits permits) {
        return permits.forDemand(demand).use(demand.action()).orRefuse();
    }

    /** The key, before its permit is used: for its state, and then for its material. */
    public KmsKey key() {
        return demand.target().orRefuse();
    }

    /**
     * Refuses grant tokens that no grant goes with; to be asked once the permit exists.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidGrantTokenException
     */
    public void requireKnownGrantTokens() {
        presented.requireKnown();
    }

    /** The grant that the right came from, or null when policies gave it. */
    public @Nullable Grant allowedBy() {
        return allowedBy;
    }

    @Override
    public Fact of(ConditionKey key) {
        return switch (key.service()) {
            case "kms" -> ofKms(key);
            case "aws" ->
                switch (key.name()) {
                    case "requesttag" -> request.requestTag(key.part());
                    case "tagkeys" -> request.tagKeys();
                    default -> Fact.UNKNOWN; // Names are no closed set; the others are the gateway's.
                };
            default -> Fact.UNKNOWN;
        };
    }

    private Fact ofKms(ConditionKey key) {
        KmsConditionKey named = KmsConditionKey.named(key.name());
        if (named == null) {
            return Fact.UNKNOWN;
        }
        return switch (named) {
            case CALLER_ACCOUNT -> Fact.of(call.account().digits());
            case VIA_SERVICE -> viaService();
            case GRANT_IS_FOR_AWS_RESOURCE -> forResource(request.of(named));
            case ENCRYPTION_CONTEXT -> KeyConditions.valueOf(context, key.part());
            case ENCRYPTION_CONTEXT_KEYS -> KeyConditions.keysOf(context);
            case REQUEST_ALIAS -> KeyConditions.requestAlias(keyId);
            case CUSTOMER_MASTER_KEY_SPEC,
                    CUSTOMER_MASTER_KEY_USAGE,
                    KEY_ORIGIN,
                    KEY_SPEC,
                    KEY_USAGE,
                    MULTI_REGION,
                    RESOURCE_ALIASES -> KeyConditions.ofKey(demand.target(), named);
            case BYPASS_POLICY_LOCKOUT_SAFETY_CHECK,
                    ENCRYPTION_ALGORITHM,
                    GRANT_CONSTRAINT_SOURCE_ARN,
                    GRANT_CONSTRAINT_TYPE,
                    GRANT_OPERATIONS,
                    GRANTEE_PRINCIPAL,
                    GRANTEE_SERVICE_PRINCIPAL,
                    RE_ENCRYPT_ON_SAME_KEY,
                    RETIRING_PRINCIPAL,
                    RETIRING_SERVICE_PRINCIPAL,
                    SCHEDULE_KEY_DELETION_PENDING_WINDOW_IN_DAYS,
                    TRAILING_DAYS_WITHOUT_KEY_USAGE -> request.of(named);
            case DATA_KEY_PAIR_SPEC,
                    EXPIRATION_MODEL,
                    KEY_AGREEMENT_ALGORITHM,
                    MAC_ALGORITHM,
                    MESSAGE_TYPE,
                    MULTI_REGION_KEY_TYPE,
                    PRIMARY_REGION,
                    RECIPIENT_ATTESTATION,
                    REPLICA_REGION,
                    ROTATION_PERIOD_IN_DAYS,
                    SIGNING_ALGORITHM,
                    VALID_TO,
                    WRAPPING_ALGORITHM,
                    WRAPPING_KEY_SPEC -> Fact.ABSENT;
        };
    }

    private Fact viaService() {
        ForwardAccess via = call.via();
        return via == null ? Fact.ABSENT : Fact.of(via.viaService(call.region()));
    }

    /** Where the key is in a request, it is true of those that a service makes for its caller. */
    private Fact forResource(Fact ofRequest) {
        return call.via() == null || ofRequest instanceof Fact.Absent ? ofRequest : Fact.of(true);
    }

    @Override
    public Reach reach(AccessRequest asked) {
        GrantOperation operation = GrantOperations.of(asked.action());
        if (operation == null || !(demand.target() instanceof KmsKey key)) {
            return Reach.NOBODY;
        }
        KeyGrants.Found found = key.grants().allowing(asked.caller(), operation, this, presented);
        allowedBy = found == null ? null : found.grant();
        return found == null ? Reach.NOBODY : found.reach();
    }

    @Override
    public @Nullable GrantTerms terms() {
        return request.terms();
    }

    /** No service acts on its own, for a resource of somebody. */
    @Override
    public @Nullable String sourceArn() {
        return null;
    }
}
