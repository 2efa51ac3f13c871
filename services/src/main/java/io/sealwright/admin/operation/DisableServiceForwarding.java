// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.admin.model.Consents;
import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.DisableServiceForwardingRequest;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.Action;

/**
 * Lets a service call for the principals of the caller's account no more: tokens that it has allow nothing from now on.
 */
public final class DisableServiceForwarding
        implements Operation<DisableServiceForwardingRequest, AdminTarget.Asked, NoOutput> {
    private static final Action DISABLE_SERVICE_FORWARDING = new Action("sealwright", "DisableServiceForwarding");

    private final Consents consents;

    public DisableServiceForwarding(Consents consents) {
        this.consents = consents;
    }

    @Override
    public OperationContract<DisableServiceForwardingRequest, NoOutput> contract() {
        return SealwrightContract.DISABLE_SERVICE_FORWARDING;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public AdminTarget.Asked locate(DisableServiceForwardingRequest request, Call call) {
        return AdminTarget.serviceWide(DISABLE_SERVICE_FORWARDING);
    }

    @Override
    public Answer<NoOutput> run(
            DisableServiceForwardingRequest request, AdminTarget.Asked located, Permits permits, Call call) {
        permits.forDemand(located.demand()).use(DISABLE_SERVICE_FORWARDING);
        if (!consents.of(call.account()).containsKey(request.serviceName())) {
            throw SealwrightError.NO_SUCH_SERVICE.saying(
                    "This account lets no service %s call for it.".formatted(request.serviceName()));
        }
        return new Answer.Changing<>(NoOutput.INSTANCE, consents.withdraw(call.account(), request.serviceName()));
    }
}
