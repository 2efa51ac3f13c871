// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoInput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetAccountSummaryResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.SummaryKeyType;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccountWide;
import io.sealwright.iam.model.AttachedPolicies;
import io.sealwright.iam.model.CustomerManagedPolicy;
import io.sealwright.iam.model.Documents;
import io.sealwright.iam.model.EntityCounts;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.iam.model.InlinePolicies;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Page;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tells how many entities the account has, and how many it may have.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html">GetAccountSummary</a>
 */
public final class GetAccountSummary implements Operation<NoInput, AccountWide, GetAccountSummaryResponse> {
    private static final Action GET_ACCOUNT_SUMMARY = new Action("iam", "GetAccountSummary");

    private final EntityCounts counts;
    private final ManagedPolicyRepository policies;

    public GetAccountSummary(EntityCounts counts, ManagedPolicyRepository policies) {
        this.counts = counts;
        this.policies = policies;
    }

    @Override
    public OperationContract<NoInput, GetAccountSummaryResponse> contract() {
        return IamContract.GET_ACCOUNT_SUMMARY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public AccountWide locate(NoInput request, Call call) {
        return AccountWide.of(GET_ACCOUNT_SUMMARY);
    }

    @Override
    public Effort effort(NoInput request, AccountWide located) {
        return Effort.LONG; // It is read from the store.
    }

    @Override
    public Answer<GetAccountSummaryResponse> run(NoInput request, AccountWide located, Permits permits, Call call) {
        located.permitted(permits);
        Map<SummaryKeyType, Integer> summary = new EnumMap<>(SummaryKeyType.class);
        quotas(summary);
        summary.put(SummaryKeyType.USERS, amount(call, EntityKind.USER));
        summary.put(SummaryKeyType.GROUPS, amount(call, EntityKind.GROUP));
        summary.put(SummaryKeyType.ROLES, amount(call, EntityKind.ROLE));
        summary.put(SummaryKeyType.POLICIES, amount(call, EntityKind.POLICY));
        summary.put(SummaryKeyType.PROVIDERS, amount(call, EntityKind.OPEN_ID_CONNECT_PROVIDER));
        summary.put(SummaryKeyType.POLICY_VERSIONS_IN_USE, versions(call));
        return new Answer.Told<>(new GetAccountSummaryResponse(summary));
    }

    private int amount(Call call, EntityKind kind) {
        return Math.toIntExact(counts.amount(call.account(), kind));
    }

    private int versions(Call call) {
        int versions = 0;
        String after = null;
        do {
            Page<CustomerManagedPolicy> page = policies.list(call.account(), "/", after, 500);
            for (CustomerManagedPolicy policy : page.items()) {
                versions += policy.versions().size();
            }
            after = page.last();
        } while (after != null);
        return versions;
    }

    /** What is limited, and what this server does not have: none of it is there. */
    private static void quotas(Map<SummaryKeyType, Integer> summary) {
        for (SummaryKeyType key : SummaryKeyType.values()) {
            summary.put(key, 0);
        }
        summary.put(SummaryKeyType.USERS_QUOTA, EntityKind.USER.most());
        summary.put(SummaryKeyType.GROUPS_QUOTA, EntityKind.GROUP.most());
        summary.put(SummaryKeyType.ROLES_QUOTA, EntityKind.ROLE.most());
        summary.put(SummaryKeyType.POLICIES_QUOTA, EntityKind.POLICY.most());
        summary.put(SummaryKeyType.USER_POLICY_SIZE_QUOTA, InlinePolicies.OF_USERS.most());
        summary.put(SummaryKeyType.GROUP_POLICY_SIZE_QUOTA, InlinePolicies.OF_GROUPS.most());
        summary.put(SummaryKeyType.ROLE_POLICY_SIZE_QUOTA, InlinePolicies.OF_ROLES.most());
        summary.put(SummaryKeyType.ATTACHED_POLICIES_PER_USER_QUOTA, AttachedPolicies.MOST);
        summary.put(SummaryKeyType.ATTACHED_POLICIES_PER_GROUP_QUOTA, AttachedPolicies.MOST);
        summary.put(SummaryKeyType.ATTACHED_POLICIES_PER_ROLE_QUOTA, AttachedPolicies.MOST);
        summary.put(SummaryKeyType.POLICY_SIZE_QUOTA, Documents.MANAGED_POLICY);
        summary.put(SummaryKeyType.ASSUME_ROLE_POLICY_SIZE_QUOTA, Documents.TRUST_POLICY);
        summary.put(SummaryKeyType.VERSIONS_PER_POLICY_QUOTA, CustomerManagedPolicy.MAX_VERSIONS);
        summary.put(SummaryKeyType.POLICY_VERSIONS_IN_USE_QUOTA, 10_000);
        summary.put(SummaryKeyType.GROUPS_PER_USER_QUOTA, 10);
        summary.put(SummaryKeyType.ACCESS_KEYS_PER_USER_QUOTA, 2);
        summary.put(SummaryKeyType.SIGNING_CERTIFICATES_PER_USER_QUOTA, 2);
        summary.put(SummaryKeyType.SERVER_CERTIFICATES_QUOTA, 20);
        summary.put(SummaryKeyType.INSTANCE_PROFILES_QUOTA, 1_000);
        summary.put(SummaryKeyType.GLOBAL_ENDPOINT_TOKEN_VERSION, 1);
    }
}
