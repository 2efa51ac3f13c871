// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.SimulatePolicyResponse;
import io.sealwright.contract.iam.SimulatePrincipalPolicyRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicySources;
import io.sealwright.iam.model.SimulatedCaller;
import io.sealwright.iam.model.Simulation;
import io.sealwright.iam.model.SimulationInput;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.vocabulary.Action;

/**
 * Tells what the policies of a user, group or role would allow, beside further ones that are given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
public final class SimulatePrincipalPolicy
        implements Operation<SimulatePrincipalPolicyRequest, OnEntity<SimulatedCaller>, SimulatePolicyResponse> {
    private static final Action SIMULATE_PRINCIPAL_POLICY = new Action("iam", "SimulatePrincipalPolicy");

    private final PolicySources sources;
    private final PolicyDocument administrator;
    private final Markers markers;

    public SimulatePrincipalPolicy(PolicySources sources, PolicyDocument administrator, Markers markers) {
        this.sources = sources;
        this.administrator = administrator;
        this.markers = markers;
    }

    @Override
    public OperationContract<SimulatePrincipalPolicyRequest, SimulatePolicyResponse> contract() {
        return IamContract.SIMULATE_PRINCIPAL_POLICY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<SimulatedCaller> locate(SimulatePrincipalPolicyRequest request, Call call) {
        return OnEntity.of(SIMULATE_PRINCIPAL_POLICY, sources.byArn(request.policySourceArn(), call));
    }

    @Override
    public Effort effort(SimulatePrincipalPolicyRequest request, OnEntity<SimulatedCaller> located) {
        return Effort.LONG; // It is read from the store.
    }

    @Override
    public Answer<SimulatePolicyResponse> run(
            SimulatePrincipalPolicyRequest request, OnEntity<SimulatedCaller> located, Permits permits, Call call) {
        SimulatedCaller caller = located.permitted(permits)
                .with(
                        SimulationInput.policies(
                                request.policyInputList(), "PolicyInputList", PolicyType.IDENTITY_POLICY),
                        SimulationInput.boundary(request.permissionsBoundaryPolicyInputList()),
                        SimulationInput.user(request.callerArn()));
        var simulation = new Simulation(
                caller,
                SimulationInput.facts(request.contextEntries()),
                request.resourcePolicy() == null
                        ? null
                        : SimulationInput.policy(request.resourcePolicy(), "ResourcePolicy", PolicyType.KEY_POLICY),
                administrator,
                true);
        var asked = new Listing.Asked(
                "SimulatePrincipalPolicy", request.policySourceArn(), request.marker(), request.maxItems());
        Listing<Simulation.Question> listing =
                Listing.of(markers, asked, call, Simulation.questions(request.actionNames(), request.resourceArns()));
        return new Answer.Told<>(new SimulatePolicyResponse(
                listing.items().stream().map(simulation::answer).toList(), listing.isTruncated(), listing.marker()));
    }
}
