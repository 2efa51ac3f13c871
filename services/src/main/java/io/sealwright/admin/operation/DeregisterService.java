// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.admin.model.ManagementOnly;
import io.sealwright.admin.model.RegisteredService;
import io.sealwright.admin.model.RegisteredServices;
import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.DeregisterServiceRequest;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;

/** Ends a registration: its forward tokens allow nothing any more, and neither do the accounts that allowed it. */
public final class DeregisterService implements Operation<DeregisterServiceRequest, AdminTarget.Asked, NoOutput> {
    private static final Action DEREGISTER_SERVICE = new Action("sealwright", "DeregisterService");

    private final RegisteredServices services;
    private final AccountId managementAccount;

    public DeregisterService(RegisteredServices services, AccountId managementAccount) {
        this.services = services;
        this.managementAccount = managementAccount;
    }

    @Override
    public OperationContract<DeregisterServiceRequest, NoOutput> contract() {
        return SealwrightContract.DEREGISTER_SERVICE;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public AdminTarget.Asked locate(DeregisterServiceRequest request, Call call) {
        return AdminTarget.serviceWide(DEREGISTER_SERVICE);
    }

    @Override
    public Answer<NoOutput> run(
            DeregisterServiceRequest request, AdminTarget.Asked located, Permits permits, Call call) {
        permits.forDemand(located.demand()).use(DEREGISTER_SERVICE);
        ManagementOnly.require(call, managementAccount);
        RegisteredService service = services.named(request.serviceName());
        return new Answer.Changing<>(NoOutput.INSTANCE, services.delete(call.account(), service));
    }
}
