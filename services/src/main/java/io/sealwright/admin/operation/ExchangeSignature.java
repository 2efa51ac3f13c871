// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.admin.model.Consents;
import io.sealwright.admin.model.ExchangedSignatures;
import io.sealwright.admin.model.ForwardUses;
import io.sealwright.admin.model.RegisteredService;
import io.sealwright.admin.model.RegisteredServices;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.ExchangeSignatureRequest;
import io.sealwright.contract.sealwright.ExchangeSignatureResponse;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.crypto.ForwardTokens;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Session;
import io.sealwright.gateway.Write;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.StatedHead;
import io.sealwright.gateway.signature.ForeignSignatures;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.ServiceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the signature of a request that a caller made to a registered service, once, and gives the service a forward
 * token for it. It tells the service who its caller is: a service outside has no other way to know.
 *
 * <p>What is looked up, is looked up once the permit exists: nobody else learns of keys, sessions or accounts by it.
 */
public final class ExchangeSignature
        implements Operation<ExchangeSignatureRequest, AdminTarget.Asked, ExchangeSignatureResponse> {
    private static final Action EXCHANGE_SIGNATURE = new Action("sealwright", "ExchangeSignature");

    private final Needs needs;

    /** What it is made of; {@code counter} names this process in tokens. */
    public record Needs(
            RegisteredServices services,
            Consents consents,
            ExchangedSignatures exchanged,
            ForeignSignatures signatures,
            ForwardTokens tokens,
            ForwardUses uses,
            Blob counter,
            RandomSource random) {}

    public ExchangeSignature(Needs needs) {
        this.needs = needs;
    }

    @Override
    public OperationContract<ExchangeSignatureRequest, ExchangeSignatureResponse> contract() {
        return SealwrightContract.EXCHANGE_SIGNATURE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public AdminTarget.Asked locate(ExchangeSignatureRequest request, Call call) {
        return AdminTarget.serviceWide(EXCHANGE_SIGNATURE);
    }

    @Override
    public Answer<ExchangeSignatureResponse> run(
            ExchangeSignatureRequest request, AdminTarget.Asked located, Permits permits, Call call) {
        permits.forDemand(located.demand()).use(EXCHANGE_SIGNATURE);
        RegisteredService service = RegisteredService.idOf(call.principal())
                .flatMap(needs.services()::ofPrincipal)
                .orElseThrow(() -> SealwrightError.ACCESS_DENIED.saying("The caller is not a registered service."));
        ForeignSignatures.Verified verified = verify(request, service, call);
        Principal caller = verified.key().principal();
        requireAnother(caller, service);
        requireConsent(caller, service);
        ForwardUses.Owners owners = new ForwardUses.Owners(service.registrationId(), caller.account());
        if (!needs.uses().hasRoom(owners)) {
            throw SealwrightError.THROTTLING.saying("Too many forward tokens are in use.");
        }
        Instant expires = expires(call, verified.key().session());
        Blob tokenId = Blob.owning(needs.random().bytes(ForwardTokens.ID_BYTES));
        String token = issue(tokenId, service, verified, call, expires);
        Write remember =
                new Write(call.account(), List.of(), needs.exchanged().remember(verified.signature(), call.time()));
        return new Answer.Changing<>(
                new ExchangeSignatureResponse(
                        token,
                        expires,
                        caller.arn().toString(),
                        caller.account().digits(),
                        caller.principalId()),
                remember,
                () -> needs.uses().begin(tokenId, owners));
    }

    /** In the words for the signature's own failure: the service passes them on to its caller. */
    private ForeignSignatures.Verified verify(ExchangeSignatureRequest request, RegisteredService service, Call call) {
        List<StatedHead.Field> fields = request.headers().stream()
                .map(header -> new StatedHead.Field(header.name(), header.value()))
                .toList();
        HttpRequest head = StatedHead.read(request.method(), request.uri(), fields)
                .orElseThrow(() -> refused("No request has this head."));
        try {
            return needs.signatures()
                    .verify(head, request.method(), request.payloadHash(), service.expected(call.region()));
        } catch (ServiceException why) {
            throw refused(why.code().wireName() + ": " + why.text().orElse(""));
        }
    }

    /** A key that is for this service's callers alone is not for the service. */
    private static void requireAnother(Principal caller, RegisteredService service) {
        if (RegisteredService.idOf(caller).filter(service.principalId()::equals).isPresent()) {
            throw refused("A service does not call for itself.");
        }
    }

    private void requireConsent(Principal caller, RegisteredService service) {
        if (!Consents.cover(needs.consents().of(caller.account()), service)) {
            throw SealwrightError.FORWARDING_NOT_ENABLED.saying(
                    "The account of the caller does not let %s call for it.".formatted(service.name()));
        }
    }

    private static Instant expires(Call call, @Nullable Session session) {
        Instant latest = call.time().plus(ForwardUses.LIFE).truncatedTo(ChronoUnit.SECONDS);
        return session != null && session.expires().isBefore(latest) ? session.expires() : latest;
    }

    private String issue(
            Blob tokenId, RegisteredService service, ForeignSignatures.Verified verified, Call call, Instant expires) {
        return needs.tokens()
                .issue(
                        call.region(),
                        service.principalId(),
                        new ForwardTokens.Contents(
                                tokenId,
                                needs.counter(),
                                service.registrationId(),
                                call.time(),
                                expires,
                                verified.key().id(),
                                verified.token()));
    }

    private static ServiceException refused(String why) {
        return SealwrightError.SIGNATURE_REFUSED.saying(why);
    }
}
