// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.gateway.Write;
import io.sealwright.store.Queries;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Which registrations may call for the principals of which accounts: each account says so itself. */
public interface Consents {

    /** What memory holds by {@link #key}. */
    String KIND = "sealwright-consent";

    /** Names the consent of an account to a service. */
    static String key(AccountId account, String service) {
        return account.digits() + '/' + service;
    }

    /** The registration of {@code service} that the account allows. */
    Optional<Blob> find(Queries queries, String account, String service);

    /** All that an account allows: the registration of each service by its name. */
    Map<String, Blob> of(AccountId account);

    /** Whether what an account allows is this registration, and not another one of the same name. */
    static boolean cover(Map<String, Blob> allowed, RegisteredService service) {
        return Optional.ofNullable(allowed.get(service.name()))
                .filter(service.registrationId()::equals)
                .isPresent();
    }

    Write allow(AccountId account, RegisteredService service, Instant now);

    Write withdraw(AccountId account, String service);
}
