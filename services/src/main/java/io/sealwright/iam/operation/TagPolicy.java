// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.TagPolicyRequest;
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
import io.sealwright.iam.model.Tags;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Sets tags of a managed policy.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html">TagPolicy</a>
 */
public final class TagPolicy implements Operation<TagPolicyRequest, OnEntity<ManagedPolicy>, NoOutput> {
    private static final Action TAG_POLICY = new Action("iam", "TagPolicy");

    private final PolicyLocator locator;
    private final ManagedPolicyRepository policies;

    public TagPolicy(PolicyLocator locator, ManagedPolicyRepository policies) {
        this.locator = locator;
        this.policies = policies;
    }

    @Override
    public OperationContract<TagPolicyRequest, NoOutput> contract() {
        return IamContract.TAG_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnEntity<ManagedPolicy> locate(TagPolicyRequest request, Call call) {
        EntityTarget<ManagedPolicy> target = locator.byArn(request.policyArn(), call);
        return OnEntity.of(TAG_POLICY, target, EntityFacts.of(target).giving(Tags.of(request.tags())));
    }

    @Override
    public Answer<NoOutput> run(TagPolicyRequest request, OnEntity<ManagedPolicy> located, Permits permits, Call call) {
        CustomerManagedPolicy policy = OwnPolicies.require(
                located.permitted(permits),
                TAG_POLICY,
                located.demand().target().arn(),
                call);
        List<Tag> tags = Attachments.NONE
                .tagged(policy.tags())
                .tagged(Tags.of(request.tags()))
                .tags();
        Tags.requireNotTooMany(tags, "TagsPerPolicy");
        return new Answer.Changing<>(NoOutput.INSTANCE, policies.replace(policy, policy.with(tags)));
    }
}
