// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.UntagPolicyRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.CustomerManagedPolicy;
import io.sealwright.iam.model.EntityFacts;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OwnPolicies;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.Tag;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Takes tags from a managed policy; a key that is not there is not missed.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html">UntagPolicy</a>
 */
public final class UntagPolicy implements Operation<UntagPolicyRequest, OnEntity<ManagedPolicy>, NoOutput> {
    private static final Action UNTAG_POLICY = new Action("iam", "UntagPolicy");

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;

    public UntagPolicy(PolicyLocator locator, ManagedPolicyRepository policies) {
        this.locator = locator;
        this.policies = policies;
    }

    @Override
    public OperationContract<UntagPolicyRequest, NoOutput> contract() {
        return IamContract.UNTAG_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<ManagedPolicy> locate(UntagPolicyRequest request, Call call) {
        EntityTarget<ManagedPolicy> target = locator.byArn(request.policyArn(), call);
        return OnEntity.of(UNTAG_POLICY, target, EntityFacts.of(target).taking(request.tagKeys()));
    }

    @Override
    public Answer<NoOutput> run(
            UntagPolicyRequest request, OnEntity<ManagedPolicy> located, Permits permits, Call call) {
        CustomerManagedPolicy policy = OwnPolicies.require(
                located.permitted(permits),
                UNTAG_POLICY,
                located.demand().target().arn(),
                call);
        List<Tag> tags = Attachments.NONE
                .tagged(policy.tags())
                .untagged(request.tagKeys())
                .tags();
        return new Answer.Changing<>(NoOutput.INSTANCE, policies.replace(policy, policy.with(tags)));
    }
}
