// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin;

import io.sealwright.admin.model.Consents;
import io.sealwright.admin.model.ExchangedSignatures;
import io.sealwright.admin.model.ForwardUses;
import io.sealwright.admin.model.RegisteredService;
import io.sealwright.admin.model.RegisteredServices;
import io.sealwright.admin.model.ServicePrincipals;
import io.sealwright.admin.operation.DeregisterService;
import io.sealwright.admin.operation.DisableServiceForwarding;
import io.sealwright.admin.operation.EnableServiceForwarding;
import io.sealwright.admin.operation.ExchangeSignature;
import io.sealwright.admin.operation.ListServices;
import io.sealwright.admin.operation.RegisterService;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.ForwardTokens;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Forwarding;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.signature.AccessKey;
import io.sealwright.gateway.signature.AccessKeys;
import io.sealwright.gateway.signature.ForeignSignatures;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Services outside that call KMS for their callers: they are registered, accounts allow them, they exchange a signature
 * for a forward token, and call with it. A token's use asks again, each time, for everything that can be taken back.
 * Thread-safe.
 */
public final class ServiceForwarding implements Forwarding {
    private static final String NOT_VALID =
            "The forward token is not valid for this principal in this Region, or over.";
    private static final int BYTES = 512; // a registration, about

    private final ForwardTokens tokens;
    private final Blob counter;
    private final ForwardUses uses;
    private final Held<String, RegisteredService> services;
    private final Held<String, Blob> consents;
    private final AccessKeys accessKeys;
    private final List<Operation<?, ?, ?>> operations;

    /**
     * What it is made of.
     *
     * @param accessKeys of callers
     * @param ticker monotonic nanoseconds
     * @param managementAccount that alone registers services
     */
    public record Needs(
            RegisteredServices services,
            Consents consents,
            ExchangedSignatures exchanged,
            ServicePrincipals principals,
            AccessKeys accessKeys,
            CryptoBoundary crypto,
            HeldState held,
            RandomSource random,
            InstantSource clock,
            LongSupplier ticker,
            AccountId managementAccount) {}

    public ServiceForwarding(Needs needs) {
        this.tokens = needs.crypto().forwardTokens();
        this.counter = Blob.owning(needs.random().bytes(ForwardTokens.ID_BYTES));
        this.uses = new ForwardUses(needs.ticker());
        this.accessKeys = needs.accessKeys();
        this.services = needs.held()
                .hold(
                        RegisteredServices.KIND,
                        Function.identity(),
                        (principalId, snapshot) -> needs.services().ofPrincipal(snapshot, principalId),
                        _ -> BYTES);
        this.consents = needs.held()
                .hold(
                        Consents.KIND,
                        Function.identity(),
                        (key, snapshot) -> {
                            int slash = key.indexOf('/');
                            return needs.consents().find(snapshot, key.substring(0, slash), key.substring(slash + 1));
                        },
                        _ -> BYTES);
        this.operations = List.of(
                new DeregisterService(needs.services(), needs.managementAccount()),
                new DisableServiceForwarding(needs.consents()),
                new EnableServiceForwarding(needs.services(), needs.consents()),
                new ExchangeSignature(new ExchangeSignature.Needs(
                        needs.services(),
                        needs.consents(),
                        needs.exchanged(),
                        new ForeignSignatures(needs.accessKeys(), needs.clock()),
                        tokens,
                        uses,
                        counter,
                        needs.random())),
                new ListServices(needs.services(), needs.consents()),
                new RegisterService(needs.services(), needs.principals(), needs.random(), needs.managementAccount()));
    }

    /** Those of our API. */
    List<Operation<?, ?, ?>> operations() {
        return operations;
    }

    /** How many forward tokens take room. */
    int living() {
        return uses.living();
    }

    @Override
    public Forwarded open(Call service, String token) throws Refused {
        String principalId = RegisteredService.idOf(service.principal()).orElseThrow(() -> new Refused(NOT_VALID));
        ForwardTokens.Contents contents =
                tokens.read(service.region(), principalId, token).orElseThrow(() -> new Refused(NOT_VALID));
        if (!contents.counter().equals(counter) || !service.time().isBefore(contents.expires())) {
            throw new Refused(NOT_VALID);
        }
        Uses left = uses.of(contents.tokenId()).orElseThrow(() -> new Refused(NOT_VALID));
        RegisteredService registered = services.find(principalId)
                .filter(found -> found.registrationId().equals(contents.registrationId()))
                .orElseThrow(() -> new Refused("The service is not registered as it was any more."));
        if (!(accessKeys.find(contents.accessKeyId(), contents.sessionToken()) instanceof AccessKey caller)
                || !caller.active()) {
            throw new Refused("The credentials of the caller are not valid any more.");
        }
        requireConsent(registered, caller.principal().account());
        return new Forwarded(caller, registered.name(), registered.operationNames(), left);
    }

    private void requireConsent(RegisteredService service, AccountId account) throws Refused {
        boolean allowed = consents.find(Consents.key(account, service.name()))
                .filter(service.registrationId()::equals)
                .isPresent();
        if (!allowed) {
            throw new Refused("The account of the caller does not let %s call for it.".formatted(service.name()));
        }
    }
}
