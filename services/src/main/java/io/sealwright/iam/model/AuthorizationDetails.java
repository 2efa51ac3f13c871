// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.GroupDetail;
import io.sealwright.contract.iam.ManagedPolicyDetail;
import io.sealwright.contract.iam.PolicyDetail;
import io.sealwright.contract.iam.RoleDetail;
import io.sealwright.contract.iam.RoleLastUsed;
import io.sealwright.contract.iam.UserDetail;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Users, groups, roles and managed policies with all that is attached to them, as GetAccountAuthorizationDetails tells
 * them. May wait for the store.
 */
public final class AuthorizationDetails {
    private final StoredDocuments documents;
    private final GroupRepository groups;
    private final RoleRepository roles;
    private final ManagedPolicyRepository policies;
    private final TrustPolicies trust;
    private final String partition;

    public AuthorizationDetails(
            StoredDocuments documents,
            GroupRepository groups,
            RoleRepository roles,
            ManagedPolicyRepository policies,
            TrustPolicies trust,
            String partition) {
        this.documents = documents;
        this.groups = groups;
        this.roles = roles;
        this.policies = policies;
        this.trust = trust;
        this.partition = partition;
    }

    public UserDetail of(User user) {
        return UserDetail.builder()
                .path(user.path())
                .userName(user.name())
                .userId(user.id().text())
                .arn(user.principal(partition).arn().toString())
                .createDate(user.created().truncatedTo(ChronoUnit.SECONDS))
                .userPolicyList(inline(user.attachments()))
                .groupList(groups.of(user).stream().map(Group::name).toList())
                .attachedManagedPolicies(AttachedPolicies.answer(user.attachments(), null))
                .permissionsBoundary(UserDescription.boundary(user.attachments().permissionsBoundary()))
                .tags(Tags.answer(user.attachments().tags()))
                .build();
    }

    public GroupDetail of(Group group) {
        return GroupDetail.builder()
                .path(group.path())
                .groupName(group.name())
                .groupId(group.id().text())
                .arn(arn(group.account(), "group" + group.path() + group.name()))
                .createDate(group.created().truncatedTo(ChronoUnit.SECONDS))
                .groupPolicyList(inline(group.attachments()))
                .attachedManagedPolicies(AttachedPolicies.answer(group.attachments(), null))
                .build();
    }

    public RoleDetail of(Role role) {
        PolicyDocument document = roles.document(role.trustPolicy(), PolicyType.TRUST_POLICY);
        return RoleDetail.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id().text())
                .arn(role.arn(partition).toString())
                .createDate(role.created().truncatedTo(ChronoUnit.SECONDS))
                .assumeRolePolicyDocument(Documents.encoded(trust.shown(document, role.trusted())))
                .instanceProfileList(List.of())
                .rolePolicyList(inline(role.attachments()))
                .attachedManagedPolicies(AttachedPolicies.answer(role.attachments(), null))
                .permissionsBoundary(UserDescription.boundary(role.attachments().permissionsBoundary()))
                .tags(Tags.answer(role.attachments().tags()))
                .roleLastUsed(new RoleLastUsed(null, null))
                .build();
    }

    public ManagedPolicyDetail of(ManagedPolicy policy, AccountId account) {
        Arn arn = policy.arn(partition);
        PolicyUses uses = policies.uses(account, arn);
        return ManagedPolicyDetail.builder()
                .policyName(policy.name())
                .policyId(policy.id().text())
                .arn(arn.toString())
                .path(policy.path())
                .defaultVersionId("v" + policy.defaultVersion())
                .attachmentCount(uses.attachments())
                .permissionsBoundaryUsageCount(uses.boundaries())
                .isAttachable(true)
                .description(policy.description())
                .createDate(policy.created().truncatedTo(ChronoUnit.SECONDS))
                .updateDate(policy.updated().truncatedTo(ChronoUnit.SECONDS))
                .policyVersionList(policy.versions().reversed().stream()
                        .map(version -> PolicyDescription.version(policy, version, policies.document(policy, version)))
                        .toList())
                .build();
    }

    /** Whether the account uses a policy. */
    public boolean isUsed(ManagedPolicy policy, AccountId account) {
        return !policies.uses(account, policy.arn(partition)).equals(PolicyUses.NONE);
    }

    private List<PolicyDetail> inline(Attachments attachments) {
        return attachments.inlinePolicies().stream()
                .map(policy -> new PolicyDetail(
                        policy.name(),
                        Documents.encoded(documents.load(policy.document()).text())))
                .toList();
    }

    private String arn(AccountId account, String resource) {
        return new Arn(partition, "iam", "", account.digits(), resource).toString();
    }
}
