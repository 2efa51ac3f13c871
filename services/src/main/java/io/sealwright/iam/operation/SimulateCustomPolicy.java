// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.SimulateCustomPolicyRequest;
import io.sealwright.contract.iam.SimulatePolicyResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccountWide;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.SimulatedCaller;
import io.sealwright.iam.model.Simulation;
import io.sealwright.iam.model.SimulationInput;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Principal;
import java.util.List;

/**
 * Tells what policies that are given would allow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html">SimulateCustomPolicy</a>
 */
public final class SimulateCustomPolicy
        implements Operation<SimulateCustomPolicyRequest, AccountWide, SimulatePolicyResponse> {
    private static final Action SIMULATE_CUSTOM_POLICY = new Action("iam", "SimulateCustomPolicy");

    private final PolicyDocument administrator;
    private final Markers markers;

    public SimulateCustomPolicy(PolicyDocument administrator, Markers markers) {
        this.administrator = administrator;
        this.markers = markers;
    }

    @Override
    public OperationContract<SimulateCustomPolicyRequest, SimulatePolicyResponse> contract() {
        return IamContract.SIMULATE_CUSTOM_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public AccountWide locate(SimulateCustomPolicyRequest request, Call call) {
        return AccountWide.of(SIMULATE_CUSTOM_POLICY);
    }

    @Override
    public Effort effort(SimulateCustomPolicyRequest request, AccountWide located) {
        return Effort.LONG; // It is read from the store.
    }

    @Override
    public Answer<SimulatePolicyResponse> run(
            SimulateCustomPolicyRequest request, AccountWide located, Permits permits, Call call) {
        located.permitted(permits);
        Principal.User named = SimulationInput.user(request.callerArn());
        SimulatedCaller caller = new SimulatedCaller(
                named == null ? call.principal() : named,
                SimulationInput.policies(request.policyInputList(), "PolicyInputList", PolicyType.IDENTITY_POLICY),
                SimulationInput.boundary(request.permissionsBoundaryPolicyInputList()),
                List.of());
        var simulation = new Simulation(
                caller,
                SimulationInput.facts(request.contextEntries()),
                request.resourcePolicy() == null
                        ? null
                        : SimulationInput.policy(request.resourcePolicy(), "ResourcePolicy", PolicyType.KEY_POLICY),
                administrator,
                false);
        var asked = new Listing.Asked("SimulateCustomPolicy", "", request.marker(), request.maxItems());
        Listing<Simulation.Question> listing =
                Listing.of(markers, asked, call, Simulation.questions(request.actionNames(), request.resourceArns()));
        return new Answer.Told<>(new SimulatePolicyResponse(
                listing.items().stream().map(simulation::answer).toList(), listing.isTruncated(), listing.marker()));
    }
}
