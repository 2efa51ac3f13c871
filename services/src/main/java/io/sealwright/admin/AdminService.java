// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin;

import io.sealwright.admin.model.DecidedAgain;
import io.sealwright.admin.model.PolicyReaders;
import io.sealwright.admin.model.Records;
import io.sealwright.admin.operation.ExplainDecision;
import io.sealwright.admin.operation.SimulatePolicyChange;
import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Room;
import java.util.List;

/** The operations of our own service. */
public final class AdminService implements Room {
    private final List<Operation<?, ?, ?>> operations;

    public AdminService(Records records, DecidedAgain decided, PolicyReaders readers) {
        this.operations =
                List.of(new ExplainDecision(records, decided, readers), new SimulatePolicyChange(records, decided));
    }

    @Override
    public ServiceContract contract() {
        return SealwrightContract.SERVICE;
    }

    @Override
    public List<Operation<?, ?, ?>> operations() {
        return operations;
    }
}
