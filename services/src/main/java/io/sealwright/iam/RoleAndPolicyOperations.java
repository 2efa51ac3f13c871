// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.gateway.Operation;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.PolicyLocator;
import io.sealwright.iam.model.RoleLocator;
import io.sealwright.iam.model.TrustPolicies;
import io.sealwright.iam.operation.AttachRolePolicy;
import io.sealwright.iam.operation.CreatePolicy;
import io.sealwright.iam.operation.CreatePolicyVersion;
import io.sealwright.iam.operation.CreateRole;
import io.sealwright.iam.operation.DeletePolicy;
import io.sealwright.iam.operation.DeletePolicyVersion;
import io.sealwright.iam.operation.DeleteRole;
import io.sealwright.iam.operation.DeleteRolePermissionsBoundary;
import io.sealwright.iam.operation.DeleteRolePolicy;
import io.sealwright.iam.operation.DetachRolePolicy;
import io.sealwright.iam.operation.GetPolicy;
import io.sealwright.iam.operation.GetPolicyVersion;
import io.sealwright.iam.operation.GetRole;
import io.sealwright.iam.operation.GetRolePolicy;
import io.sealwright.iam.operation.ListAttachedRolePolicies;
import io.sealwright.iam.operation.ListInstanceProfilesForRole;
import io.sealwright.iam.operation.ListPolicies;
import io.sealwright.iam.operation.ListPolicyTags;
import io.sealwright.iam.operation.ListPolicyVersions;
import io.sealwright.iam.operation.ListRolePolicies;
import io.sealwright.iam.operation.ListRoleTags;
import io.sealwright.iam.operation.ListRoles;
import io.sealwright.iam.operation.PutRolePermissionsBoundary;
import io.sealwright.iam.operation.PutRolePolicy;
import io.sealwright.iam.operation.SetDefaultPolicyVersion;
import io.sealwright.iam.operation.TagPolicy;
import io.sealwright.iam.operation.TagRole;
import io.sealwright.iam.operation.UntagPolicy;
import io.sealwright.iam.operation.UntagRole;
import io.sealwright.iam.operation.UpdateAssumeRolePolicy;
import io.sealwright.iam.operation.UpdateRole;
import io.sealwright.iam.operation.UpdateRoleDescription;
import java.util.List;
import java.util.stream.Stream;

/** Of the operations of IAM, those on managed policies and roles. */
final class RoleAndPolicyOperations {

    private RoleAndPolicyOperations() {}

    static List<Operation<?, ?, ?>> of(IamService.Needs needs, Markers markers) {
        return Stream.of(onPolicies(needs, markers), onRoles(needs, markers), attachedToRoles(needs, markers))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation<?, ?, ?>> onPolicies(IamService.Needs needs, Markers markers) {
        var policies = needs.managedPolicies();
        var locator = new PolicyLocator(policies, needs.partition());
        return List.of(
                new CreatePolicy(locator, policies, needs.repeats(), needs.random()),
                new CreatePolicyVersion(locator, policies),
                new DeletePolicy(locator, policies),
                new DeletePolicyVersion(locator, policies),
                new GetPolicy(locator, policies),
                new GetPolicyVersion(locator, policies),
                new ListPolicies(locator, policies, needs.policiesOfAws(), markers),
                new ListPolicyTags(locator, markers),
                new ListPolicyVersions(locator, markers),
                new SetDefaultPolicyVersion(locator, policies),
                new TagPolicy(locator, policies),
                new UntagPolicy(locator, policies));
    }

    private static List<Operation<?, ?, ?>> onRoles(IamService.Needs needs, Markers markers) {
        var roles = needs.roles();
        var locator = new RoleLocator(roles, needs.partition());
        var trust = new TrustPolicies(needs.identities());
        return List.of(
                new CreateRole(locator, roles, needs.policies(), trust, needs.repeats(), needs.random()),
                new DeleteRole(locator, roles, needs.policies()),
                new DeleteRolePermissionsBoundary(locator, roles, needs.policies()),
                new GetRole(locator, roles, trust),
                new ListInstanceProfilesForRole(locator),
                new ListRoles(locator, roles, trust, markers),
                new ListRoleTags(locator, markers),
                new PutRolePermissionsBoundary(locator, roles, needs.policies()),
                new TagRole(locator, roles),
                new UntagRole(locator, roles),
                new UpdateAssumeRolePolicy(locator, roles, trust),
                new UpdateRole(locator, roles),
                new UpdateRoleDescription(locator, roles, trust));
    }

    private static List<Operation<?, ?, ?>> attachedToRoles(IamService.Needs needs, Markers markers) {
        var roles = needs.roles();
        var locator = new RoleLocator(roles, needs.partition());
        return List.of(
                new AttachRolePolicy(locator, roles, needs.policies()),
                new DeleteRolePolicy(locator, roles),
                new DetachRolePolicy(locator, roles, needs.policies()),
                new GetRolePolicy(locator, needs.documents()),
                new ListAttachedRolePolicies(locator, markers),
                new ListRolePolicies(locator, markers),
                new PutRolePolicy(locator, roles, needs.documents()));
    }
}
