// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.admin.model.Consents;
import io.sealwright.admin.model.RegisteredService;
import io.sealwright.admin.model.RegisteredServices;
import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.EnableServiceForwardingRequest;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.Action;

/**
 * Lets a registered service call for the principals of the caller's account. It is the registration as it is now that
 * is allowed: one of the same name that comes later is asked for anew.
 */
public final class EnableServiceForwarding
        implements Operation<EnableServiceForwardingRequest, AdminTarget.Asked, NoOutput> {
    private static final Action ENABLE_SERVICE_FORWARDING = new Action("sealwright", "EnableServiceForwarding");

    private final RegisteredServices services;
    private final Consents consents;

    public EnableServiceForwarding(RegisteredServices services, Consents consents) {
        this.services = services;
        this.consents = consents;
    }

    @Override
    public OperationContract<EnableServiceForwardingRequest, NoOutput> contract() {
        return SealwrightContract.ENABLE_SERVICE_FORWARDING;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public AdminTarget.Asked locate(EnableServiceForwardingRequest request, Call call) {
        return AdminTarget.serviceWide(ENABLE_SERVICE_FORWARDING);
    }

    @Override
    public Answer<NoOutput> run(
            EnableServiceForwardingRequest request, AdminTarget.Asked located, Permits permits, Call call) {
        permits.forDemand(located.demand()).use(ENABLE_SERVICE_FORWARDING);
        RegisteredService service = services.named(request.serviceName());
        return new Answer.Changing<>(NoOutput.INSTANCE, consents.allow(call.account(), service, call.time()));
    }
}
