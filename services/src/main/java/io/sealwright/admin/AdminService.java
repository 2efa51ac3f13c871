// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin;

import io.sealwright.admin.model.DecidedAgain;
import io.sealwright.admin.model.Records;
import io.sealwright.admin.model.Searches;
import io.sealwright.admin.operation.ExplainDecision;
import io.sealwright.admin.operation.SimulateAccess;
import io.sealwright.admin.operation.SimulatePolicyChange;
import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Room;
import java.util.List;

/** The operations of our own service. */
public final class AdminService implements Room {
    private final List<Operation<?, ?, ?>> operations;

    /** What our own service needs from the others. */
    public record Needs(Records records, DecidedAgain decided, SimulateAccess.Needs simulation) {}

    public AdminService(Needs needs) {
        Searches searches = new Searches();
        this.operations = List.of(
                new ExplainDecision(
                        needs.records(),
                        searches,
                        needs.decided(),
                        needs.simulation().readers()),
                new SimulateAccess(needs.simulation()),
                new SimulatePolicyChange(needs.records(), searches, needs.decided()));
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
