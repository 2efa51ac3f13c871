// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Room;
import io.sealwright.sts.operation.GetCallerIdentity;
import java.util.List;

/** The operations of STS that this server offers. */
public final class StsService implements Room {
    private final List<Operation<?, ?, ?>> operations = List.of(new GetCallerIdentity());

    @Override
    public ServiceContract contract() {
        return StsContract.SERVICE;
    }

    @Override
    public List<Operation<?, ?, ?>> operations() {
        return operations;
    }
}
