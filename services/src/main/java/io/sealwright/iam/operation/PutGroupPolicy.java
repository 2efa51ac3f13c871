// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.PutGroupPolicyRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.EntityTarget;
import io.sealwright.iam.model.Group;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.OnInlinePolicy;
import io.sealwright.iam.model.StoredDocuments;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.vocabulary.Action;
import java.util.List;

/**
 * Gives a group an inline policy, or an inline policy of it another document.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html">PutGroupPolicy</a>
 */
public final class PutGroupPolicy implements Operation<PutGroupPolicyRequest, OnInlinePolicy<Group>, NoOutput> {
    private static final Action PUT_GROUP_POLICY = new Action("iam", "PutGroupPolicy");

    private final GroupLocator locator;
    private final GroupRepository groups;
    private final StoredDocuments documents;

    public PutGroupPolicy(GroupLocator locator, GroupRepository groups, StoredDocuments documents) {
        this.locator = locator;
        this.groups = groups;
        this.documents = documents;
    }

    @Override
    public OperationContract<PutGroupPolicyRequest, NoOutput> contract() {
        return IamContract.PUT_GROUP_POLICY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnInlinePolicy<Group> locate(PutGroupPolicyRequest request, Call call) {
        EntityTarget<Group> target = locator.byName(request.groupName(), call);
        PolicyDocument document = Documents.identity(request.policyDocument());
        Group group = target.entity();
        int others =
                group == null ? 0 : InlinePolicies.sizeOfOthers(group.attachments(), request.policyName(), documents);
        return new OnInlinePolicy<>(OnEntity.of(PUT_GROUP_POLICY, target), document, others);
    }

    @Override
    public Answer<NoOutput> run(
            PutGroupPolicyRequest request, OnInlinePolicy<Group> located, Permits permits, Call call) {
        Group group = located.entity().permitted(permits);
        PolicyDocument document = located.document();
        Attachments changed = InlinePolicies.OF_GROUPS.put(
                group.attachments(),
                group.name(),
                new InlinePolicy(request.policyName(), document.hash()),
                located.size(),
                located.others());
        return new Answer.Changing<>(NoOutput.INSTANCE, groups.replace(group, group.with(changed), List.of(document)));
    }
}
