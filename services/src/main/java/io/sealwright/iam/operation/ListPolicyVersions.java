// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.ListPolicyVersionsRequest;
import io.sealwright.contract.iam.ListPolicyVersionsResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.Listing;
import io.sealwright.iam.model.ManagedPolicy;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.PolicyDescription;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.PolicyVersion;
import io.sealwright.vocabulary.Action;

/**
 * Lists the versions of a managed policy, the newest first, without their documents.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html">ListPolicyVersions</a>
 */
public final class ListPolicyVersions
        implements Operation<ListPolicyVersionsRequest, OnEntity<ManagedPolicy>, ListPolicyVersionsResponse> {
    private static final Action LIST_POLICY_VERSIONS = new Action("iam", "ListPolicyVersions");

    private final PolicyLocator locator;
    private final Markers markers;

    public ListPolicyVersions(PolicyLocator locator, Markers markers) {
        this.locator = locator;
        this.markers = markers;
    }

    @Override
    public OperationContract<ListPolicyVersionsRequest, ListPolicyVersionsResponse> contract() {
        return IamContract.LIST_POLICY_VERSIONS;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<ManagedPolicy> locate(ListPolicyVersionsRequest request, Call call) {
        return OnEntity.of(LIST_POLICY_VERSIONS, locator.byArn(request.policyArn(), call));
    }

    @Override
    public Answer<ListPolicyVersionsResponse> run(
            ListPolicyVersionsRequest request, OnEntity<ManagedPolicy> located, Permits permits, Call call) {
        ManagedPolicy policy = located.permitted(permits);
        var asked = new Listing.Asked("ListPolicyVersions", request.policyArn(), request.marker(), request.maxItems());
        Listing<PolicyVersion> listing =
                Listing.of(markers, asked, call, policy.versions().reversed());
        return new Answer.Told<>(new ListPolicyVersionsResponse(
                listing.items().stream()
                        .map(version -> PolicyDescription.version(policy, version, null))
                        .toList(),
                listing.isTruncated(),
                listing.marker()));
    }
}
