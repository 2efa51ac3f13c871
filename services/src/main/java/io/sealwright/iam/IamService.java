// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.IamError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.AccountPolicies;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Room;
import io.sealwright.gateway.Session;
import io.sealwright.iam.model.AccessKeyLocator;
import io.sealwright.iam.model.AccessKeyUses;
import io.sealwright.iam.model.AccountAliases;
import io.sealwright.iam.model.AwsManagedPolicies;
import io.sealwright.iam.model.EntityCounts;
import io.sealwright.iam.model.GroupLocator;
import io.sealwright.iam.model.GroupRepository;
import io.sealwright.iam.model.IdentityDirectory;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.ManagedPolicyRepository;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.OpenIdConnectProviderRepository;
import io.sealwright.iam.model.RoleRepository;
import io.sealwright.iam.model.StoredDocuments;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.iam.operation.AddUserToGroup;
import io.sealwright.iam.operation.AttachGroupPolicy;
import io.sealwright.iam.operation.AttachUserPolicy;
import io.sealwright.iam.operation.CreateAccessKey;
import io.sealwright.iam.operation.CreateGroup;
import io.sealwright.iam.operation.CreateUser;
import io.sealwright.iam.operation.DeleteAccessKey;
import io.sealwright.iam.operation.DeleteGroup;
import io.sealwright.iam.operation.DeleteGroupPolicy;
import io.sealwright.iam.operation.DeleteUser;
import io.sealwright.iam.operation.DeleteUserPermissionsBoundary;
import io.sealwright.iam.operation.DeleteUserPolicy;
import io.sealwright.iam.operation.DetachGroupPolicy;
import io.sealwright.iam.operation.DetachUserPolicy;
import io.sealwright.iam.operation.GetAccessKeyLastUsed;
import io.sealwright.iam.operation.GetGroup;
import io.sealwright.iam.operation.GetGroupPolicy;
import io.sealwright.iam.operation.GetUser;
import io.sealwright.iam.operation.GetUserPolicy;
import io.sealwright.iam.operation.ListAccessKeys;
import io.sealwright.iam.operation.ListAttachedGroupPolicies;
import io.sealwright.iam.operation.ListAttachedUserPolicies;
import io.sealwright.iam.operation.ListGroupPolicies;
import io.sealwright.iam.operation.ListGroups;
import io.sealwright.iam.operation.ListGroupsForUser;
import io.sealwright.iam.operation.ListUserPolicies;
import io.sealwright.iam.operation.ListUserTags;
import io.sealwright.iam.operation.ListUsers;
import io.sealwright.iam.operation.PutGroupPolicy;
import io.sealwright.iam.operation.PutUserPermissionsBoundary;
import io.sealwright.iam.operation.PutUserPolicy;
import io.sealwright.iam.operation.RemoveUserFromGroup;
import io.sealwright.iam.operation.TagUser;
import io.sealwright.iam.operation.UntagUser;
import io.sealwright.iam.operation.UpdateAccessKey;
import io.sealwright.iam.operation.UpdateGroup;
import io.sealwright.iam.operation.UpdateUser;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The door of IAM: its operations, in the order of the API reference.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html">IAM actions</a>
 */
public final class IamService implements Room {
    private final List<Operation<?, ?, ?>> operations;

    /** What IAM needs from the rest of the server. */
    public record Needs(
            UserRepository users,
            GroupRepository groups,
            ManagedPolicies policies,
            StoredDocuments documents,
            AccessKeyUses uses,
            ManagedPolicyRepository managedPolicies,
            AwsManagedPolicies policiesOfAws,
            RoleRepository roles,
            IdentityDirectory identities,
            OpenIdConnectProviderRepository providers,
            AccountAliases aliases,
            EntityCounts counts,
            AccountPolicies organization,
            RepeatedRequests<String> repeats,
            CryptoBoundary crypto,
            RandomSource random,
            String partition) {}

    public IamService(Needs needs) {
        var users = needs.users();
        var groups = needs.groups();
        var policies = needs.policies();
        var documents = needs.documents();
        var user = new UserLocator(users, needs.partition());
        var group = new GroupLocator(groups, needs.partition());
        var accessKey = new AccessKeyLocator(user, users);
        var markers = new Markers(needs.crypto());
        List<Operation<?, ?, ?>> onUsersAndGroups = List.of(
                new AddUserToGroup(group, user, groups),
                new AttachGroupPolicy(group, groups, policies),
                new AttachUserPolicy(user, users, policies),
                new CreateAccessKey(user, users, needs.repeats(), needs.crypto(), needs.random()),
                new CreateGroup(group, groups, needs.random()),
                new CreateUser(user, users, policies, needs.repeats(), needs.random()),
                new DeleteAccessKey(accessKey, users),
                new DeleteGroup(group, groups),
                new DeleteGroupPolicy(group, groups),
                new DeleteUser(user, users, policies),
                new DeleteUserPermissionsBoundary(user, users, policies),
                new DeleteUserPolicy(user, users),
                new DetachGroupPolicy(group, groups, policies),
                new DetachUserPolicy(user, users, policies),
                new GetAccessKeyLastUsed(accessKey, needs.uses()),
                new GetGroup(group, groups, user, markers),
                new GetGroupPolicy(group, documents),
                new GetUser(user),
                new GetUserPolicy(user, documents),
                new ListAccessKeys(user, users, markers),
                new ListAttachedGroupPolicies(group, markers),
                new ListAttachedUserPolicies(user, markers),
                new ListGroupPolicies(group, markers),
                new ListGroups(group, groups, markers),
                new ListGroupsForUser(user, groups, group, markers),
                new ListUserPolicies(user, markers),
                new ListUserTags(user, markers),
                new ListUsers(user, users, markers),
                new PutGroupPolicy(group, groups, documents),
                new PutUserPermissionsBoundary(user, users, policies),
                new PutUserPolicy(user, users, documents),
                new RemoveUserFromGroup(group, user, groups),
                new TagUser(user, users),
                new UntagUser(user, users),
                new UpdateAccessKey(accessKey, users),
                new UpdateGroup(group, groups),
                new UpdateUser(user, users));
        operations = Stream.of(
                        onUsersAndGroups,
                        RoleAndPolicyOperations.of(needs, markers),
                        AccountOperations.of(needs, markers))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public ServiceContract contract() {
        return IamContract.SERVICE;
    }

    @Override
    public List<Operation<?, ?, ?>> operations() {
        return operations;
    }

    /** Sessions of users call IAM with a second factor only, federated users never: in the words for a bad token. */
    @Override
    public void admit(Call call, String operation) {
        Session session = call.session();
        boolean admitted = session == null
                || switch (call.principal()) {
                    case Principal.User _, Principal.Root _ -> session.mfa();
                    case Principal.FederatedUser _ -> false;
                    case Principal.AssumedRole _, Principal.Federated _ -> true;
                };
        if (!admitted) {
            throw IamError.INVALID_CLIENT_TOKEN_ID.because("The security token included in the request is invalid");
        }
    }
}
