// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.gateway.Write;
import io.sealwright.store.Queries;
import io.sealwright.vocabulary.AccountId;
import java.util.List;
import java.util.Optional;

/** Where registered services are kept. Reads ask the store. */
public interface RegisteredServices {

    /** What memory holds by the unique id of the principal that acts as a service. */
    String KIND = "sealwright-service";

    Optional<RegisteredService> find(String name);

    /**
     * The service of this name.
     *
     * @throws io.sealwright.vocabulary.ServiceException NoSuchServiceException where there is none
     */
    default RegisteredService named(String name) {
        return find(name)
                .orElseThrow(() ->
                        SealwrightError.NO_SUCH_SERVICE.saying("There is no registered service %s.".formatted(name)));
    }

    Optional<RegisteredService> ofPrincipal(String principalId);

    Optional<RegisteredService> ofPrincipal(Queries queries, String principalId);

    /** By name. */
    List<RegisteredService> list();

    /**
     * Registers it.
     *
     * @param account whose change it is
     * @return refuses with ServiceAlreadyRegisteredException, where name or principal has one
     */
    Write insert(AccountId account, RegisteredService service);

    /** Ends it, and with it what accounts allowed; a conflict where it is another one by now. */
    Write delete(AccountId account, RegisteredService service);
}
