// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.Contracts;
import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.signature.SignatureClaim;
import io.sealwright.gateway.signature.SignatureVerifier;
import io.sealwright.gateway.signature.SigningService;
import io.sealwright.gateway.signature.VerifiedSignature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first step: who calls, for which service and Region. Nothing of a request is believed before. */
final class Authentication {
    private static final HeaderName INVOCATION_ID = new HeaderName("amz-sdk-invocation-id");

    /** Whoever may say what time it is must be heard while the clock is wrong. */
    private static final String SAYS_THE_TIME = "Sealwright_20261124.TrustClock";

    private final SignatureVerifier signatures;
    private final UnsignedCalls unsigned;
    private final Forwarding forwarding;
    private final PipelineObserver observer;
    private final InstantSource clock;
    private final NewestRecord newest;
    private final Map<SigningService, ServiceContract> contracts = new EnumMap<>(SigningService.class);

    Authentication(
            SignatureVerifier signatures,
            UnsignedCalls unsigned,
            Forwarding forwarding,
            PipelineObserver observer,
            InstantSource clock,
            NewestRecord newest) {
        this.signatures = signatures;
        this.unsigned = unsigned;
        this.forwarding = forwarding;
        this.observer = observer;
        this.clock = clock;
        this.newest = newest;
        for (SigningService service : SigningService.values()) {
            contracts.put(service, Objects.requireNonNull(Contracts.ofSigningName(service.signingName())));
        }
    }

    /**
     * Fills in who calls.
     *
     * @throws io.sealwright.vocabulary.ServiceException when the signature does not hold, in AWS's words
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold the access key
     */
    void authenticate(InFlight request, Scratch scratch) {
        HttpRequest http = request.exchange.request();
        if (UnsignedCalls.mayBe(http)) {
            Instant now = clock.instant();
            if (unsigned.authenticate(request, now)) {
                newest.require(now);
                return;
            }
        }
        SignatureClaim claim = request.exchange.attachment() instanceof SignatureClaim seen
                ? signatures.checkAgain(seen, http)
                : signatures.check(http);
        VerifiedSignature verified = signatures.verify(claim, http, scratch.signature);
        request.signedByQuery = claim.isPresigned();
        request.service = contracts.get(verified.scope().service());
        Call call = new Call(
                verified.key().principal(),
                verified.key().id(),
                verified.key().session(),
                verified.scope().region(),
                request.requestIdText,
                clock.instant(),
                SourceAddress.of(http, request.entrance.proxies()),
                request.entrance,
                userAgent(http),
                http.header(HeaderName.REFERER),
                signedInvocationId(claim, http));
        request.call = call;
        SigningService service = verified.scope().service();
        observer.authenticated(call.accessKeyId(), service.signingName(), call.region(), call.time());
        if (service != SigningService.SEALWRIGHT || !SAYS_THE_TIME.equals(http.header(HeaderName.X_AMZ_TARGET))) {
            newest.require(call.time());
        }
        int token = http.findAmz(HeaderName.X_AMZ_SEALWRIGHT_FORWARD_TOKEN);
        if (token >= 0) {
            request.call = forwarded(request, call, http.text(http.valueStart(token), http.valueEnd(token)));
        }
    }

    /**
     * A service calls for its caller, and so the call is the caller's. Until that is known it is the service's own, and
     * so is the record of a refusal.
     */
    private Call forwarded(InFlight request, Call service, String token) {
        ServiceContract called = Objects.requireNonNull(request.service);
        try {
            if (called != KmsContract.SERVICE) {
                throw new Forwarding.Refused("A forward token is for calls to KMS alone.");
            }
            Forwarding.Forwarded forwarded = request.forwarded;
            if (forwarded == null) {
                forwarded = forwarding.open(service, token);
                if (!forwarded.uses().take()) {
                    throw new Forwarding.Refused("The forward token was used as often as it may be.");
                }
                request.forwarded = forwarded;
            }
            return call(forwarded, service);
        } catch (Forwarding.Refused why) {
            throw called.accessDenied().saying(String.valueOf(why.getMessage()));
        }
    }

    private static Call call(Forwarding.Forwarded forwarded, Call service) {
        ForwardAccess via = ForwardAccess.registered(forwarded.service(), service);
        return new Call(
                forwarded.caller().principal(),
                forwarded.caller().id(),
                forwarded.caller().session(),
                service.region(),
                service.requestId(),
                service.time(),
                service.sourceIp(),
                service.entrance(),
                via.principal(),
                null,
                null,
                null,
                via);
    }

    private static @Nullable String userAgent(HttpRequest http) {
        int field = http.find(HeaderName.USER_AGENT);
        return field < 0
                ? null
                : http.text(HttpRequest.Repeated.USER_AGENT, http.valueStart(field), http.valueEnd(field));
    }

    /** Java and JavaScript sign the id; where it is not signed it is anybody's, and says nothing. */
    private static @Nullable String signedInvocationId(SignatureClaim claim, HttpRequest http) {
        int field = http.find(INVOCATION_ID);
        return field >= 0 && claim.covers(field) ? http.text(http.valueStart(field), http.valueEnd(field)) : null;
    }
}
