// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin;

import io.sealwright.admin.model.DecidedAgain;
import io.sealwright.admin.model.Records;
import io.sealwright.admin.model.Searches;
import io.sealwright.admin.operation.ExplainDecision;
import io.sealwright.admin.operation.SimulateAccess;
import io.sealwright.admin.operation.SimulatePolicyChange;
import io.sealwright.admin.operation.TrustClock;
import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Room;
import io.sealwright.vocabulary.AccountId;
import java.util.ArrayList;
import java.util.List;

/** The operations of our own service. */
public final class AdminService implements Room {
    private final List<Operation<?, ?, ?>> operations;

    /** What our own service needs from the others. */
    public record Needs(
            Records records,
            DecidedAgain decided,
            SimulateAccess.Needs simulation,
            ServiceForwarding forwarding,
            AccountId management) {}

    public AdminService(Needs needs) {
        Searches searches = new Searches();
        List<Operation<?, ?, ?>> all = new ArrayList<>(needs.forwarding().operations());
        all.add(new ExplainDecision(
                needs.records(), searches, needs.decided(), needs.simulation().readers()));
        all.add(new SimulateAccess(needs.simulation()));
        all.add(new SimulatePolicyChange(needs.records(), searches, needs.decided()));
        all.add(new TrustClock(needs.management()));
        this.operations = List.copyOf(all);
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
