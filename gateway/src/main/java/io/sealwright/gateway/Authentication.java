// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.Contracts;
import io.sealwright.contract.ServiceContract;
import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.signature.SignatureClaim;
import io.sealwright.gateway.signature.SignatureVerifier;
import io.sealwright.gateway.signature.SigningService;
import io.sealwright.gateway.signature.VerifiedSignature;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first step: who calls, for which service and Region. Nothing of a request is believed before. */
final class Authentication {
    private static final HeaderName INVOCATION_ID = new HeaderName("amz-sdk-invocation-id");

    private final SignatureVerifier signatures;
    private final UnsignedCalls unsigned;
    private final PipelineObserver observer;
    private final InstantSource clock;
    private final Map<SigningService, ServiceContract> contracts = new EnumMap<>(SigningService.class);

    Authentication(
            SignatureVerifier signatures, UnsignedCalls unsigned, PipelineObserver observer, InstantSource clock) {
        this.signatures = signatures;
        this.unsigned = unsigned;
        this.observer = observer;
        this.clock = clock;
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
        if (UnsignedCalls.mayBe(http) && unsigned.authenticate(request, clock.instant())) {
            return;
        }
        SignatureClaim claim =
                request.exchange.attachment() instanceof SignatureClaim seen ? seen : signatures.check(http);
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
        observer.authenticated(
                call.accessKeyId(), verified.scope().service().signingName(), call.region(), call.time());
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
