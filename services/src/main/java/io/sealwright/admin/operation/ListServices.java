// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.admin.model.Consents;
import io.sealwright.admin.model.RegisteredServices;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.ListServicesRequest;
import io.sealwright.contract.sealwright.ListServicesResponse;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import java.util.Map;

/** Tells every account which services are registered, and which of them it lets call for it. */
public final class ListServices implements Operation<ListServicesRequest, AdminTarget.Asked, ListServicesResponse> {
    private static final Action LIST_SERVICES = new Action("sealwright", "ListServices");

    private final RegisteredServices services;
    private final Consents consents;

    public ListServices(RegisteredServices services, Consents consents) {
        this.services = services;
        this.consents = consents;
    }

    @Override
    public OperationContract<ListServicesRequest, ListServicesResponse> contract() {
        return SealwrightContract.LIST_SERVICES;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public AdminTarget.Asked locate(ListServicesRequest request, Call call) {
        return AdminTarget.serviceWide(LIST_SERVICES);
    }

    /** It asks the store. */
    @Override
    public Effort effort(ListServicesRequest request, AdminTarget.Asked located) {
        return Effort.LONG;
    }

    @Override
    public Answer<ListServicesResponse> run(
            ListServicesRequest request, AdminTarget.Asked located, Permits permits, Call call) {
        permits.forDemand(located.demand()).use(LIST_SERVICES);
        Map<String, Blob> allowed = consents.of(call.account());
        return new Answer.Told<>(new ListServicesResponse(services.list().stream()
                .map(service -> service.told(Consents.cover(allowed, service)))
                .toList()));
    }
}
