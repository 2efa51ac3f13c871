// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.contract.organizations.Account;
import io.sealwright.contract.organizations.AccountJoinedMethod;
import io.sealwright.contract.organizations.AccountState;
import io.sealwright.contract.organizations.AccountStatus;
import io.sealwright.contract.organizations.CreateAccountFailureReason;
import io.sealwright.contract.organizations.CreateAccountState;
import io.sealwright.contract.organizations.CreateAccountStatus;
import io.sealwright.contract.organizations.OrganizationalUnit;
import io.sealwright.contract.organizations.PolicySummary;
import io.sealwright.contract.organizations.PolicyTargetSummary;
import io.sealwright.contract.organizations.PolicyTypeStatus;
import io.sealwright.contract.organizations.PolicyTypeSummary;
import io.sealwright.contract.organizations.Root;
import io.sealwright.contract.organizations.TargetType;
import io.sealwright.vocabulary.AccountId;
import java.util.ArrayList;
import java.util.List;

/** How parts of an organization stand in answers. */
public record Descriptions(Arns arns) {

    /**
     * An account.
     *
     * @param path where it is
     */
    public Account account(Organization organization, Member member, String path) {
        return Account.builder()
                .id(member.idText())
                .arn(arns.account(organization, member.id()).toString())
                .email(member.email())
                .name(member.name())
                .status(member.suspended() ? AccountStatus.SUSPENDED : AccountStatus.ACTIVE)
                .state(member.suspended() ? AccountState.SUSPENDED : AccountState.ACTIVE)
                .paths(List.of(path + member.idText() + '/'))
                .joinedMethod(member.invited() ? AccountJoinedMethod.INVITED : AccountJoinedMethod.CREATED)
                .joinedTimestamp(member.joined())
                .build();
    }

    public List<Account> accounts(Organization organization, List<Placed<Member>> members) {
        return members.stream()
                .map(placed -> account(organization, placed.thing(), placed.path()))
                .toList();
    }

    public List<OrganizationalUnit> units(Organization organization, List<Placed<Unit>> units) {
        return units.stream()
                .map(placed -> unit(organization, placed.thing(), placed.path()))
                .toList();
    }

    public List<PolicySummary> summaries(Organization organization, List<ControlPolicy> policies) {
        return policies.stream().map(policy -> summary(organization, policy)).toList();
    }

    /**
     * An organizational unit.
     *
     * @param path its own
     */
    public OrganizationalUnit unit(Organization organization, Unit unit, String path) {
        return OrganizationalUnit.builder()
                .id(unit.id())
                .arn(arns.unit(organization, unit.id()).toString())
                .name(unit.name())
                .path(path)
                .build();
    }

    /** The root, with the policy types that are enabled in it. */
    public Root root(Organization organization, Unit root) {
        List<PolicyTypeSummary> types = new ArrayList<>();
        for (ControlType type : ControlType.values()) {
            if (organization.enablings().of(type).enabled()) {
                types.add(new PolicyTypeSummary(type.word(), PolicyTypeStatus.ENABLED));
            }
        }
        return new Root(root.id(), arns.unit(organization, root.id()).toString(), root.name(), types);
    }

    public PolicySummary summary(Organization organization, ControlPolicy policy) {
        return PolicySummary.builder()
                .id(policy.id())
                .arn(arns.policy(organization, policy).toString())
                .name(policy.name())
                .description(policy.description())
                .type(policy.type().word())
                .awsManaged(policy.awsManaged())
                .build();
    }

    /** A policy with its text. */
    public io.sealwright.contract.organizations.Policy policy(
            Organization organization, ControlPolicy policy, String content) {
        return new io.sealwright.contract.organizations.Policy(summary(organization, policy), content);
    }

    /** Something that a policy is attached to. */
    public PolicyTargetSummary target(Organization organization, Node node) {
        TargetType type = switch (node) {
            case Member _ -> TargetType.ACCOUNT;
            case Unit unit -> unit.isRoot() ? TargetType.ROOT : TargetType.ORGANIZATIONAL_UNIT;
        };
        return new PolicyTargetSummary(
                node.idText(), arns.node(organization, node.idText()).toString(), node.name(), type);
    }

    public static List<io.sealwright.contract.organizations.Tag> tags(List<Tag> tags) {
        return tags.stream()
                .map(tag -> new io.sealwright.contract.organizations.Tag(tag.key(), tag.value()))
                .toList();
    }

    /** What became of a request to create an account. */
    public static CreateAccountStatus creation(AccountCreation creation) {
        AccountId account = creation.account();
        String failure = creation.failure();
        return CreateAccountStatus.builder()
                .id(creation.id())
                .accountName(creation.accountName())
                .state(creation.succeeded() ? CreateAccountState.SUCCEEDED : CreateAccountState.FAILED)
                .requestedTimestamp(creation.requested())
                .completedTimestamp(creation.requested())
                .accountId(account == null ? null : account.digits())
                .failureReason(failure == null ? null : CreateAccountFailureReason.valueOf(failure))
                .build();
    }
}
