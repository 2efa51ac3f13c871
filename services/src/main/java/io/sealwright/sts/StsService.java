// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Room;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.sts.model.AuthorizationMessages;
import io.sealwright.sts.model.ManagedPolicyDirectory;
import io.sealwright.sts.model.RoleDirectory;
import io.sealwright.sts.model.RoleSessions;
import io.sealwright.sts.model.RoleTarget;
import io.sealwright.sts.model.Sessions;
import io.sealwright.sts.model.StsErrors;
import io.sealwright.sts.model.StsTarget;
import io.sealwright.sts.model.UserSessions;
import io.sealwright.sts.operation.AssumeRole;
import io.sealwright.sts.operation.AssumeRoleWithSAML;
import io.sealwright.sts.operation.AssumeRoleWithWebIdentity;
import io.sealwright.sts.operation.AssumeRoot;
import io.sealwright.sts.operation.DecodeAuthorizationMessage;
import io.sealwright.sts.operation.GetAccessKeyInfo;
import io.sealwright.sts.operation.GetCallerIdentity;
import io.sealwright.sts.operation.GetDelegatedAccessToken;
import io.sealwright.sts.operation.GetFederationToken;
import io.sealwright.sts.operation.GetSessionToken;
import io.sealwright.sts.operation.GetWebIdentityToken;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations of STS, in the order of the API reference. */
public final class StsService implements Room {
    private static final Set<String> OF_A_USER_S_SESSION = Set.of("AssumeRole", "GetCallerIdentity");
    private static final Set<String> OF_A_FEDERATED_USER = Set.of("GetCallerIdentity");

    /** What a request says of itself, of which nothing is known but that it names its session. */
    private static final Facts SUPPOSED = key -> switch (key.service()) {
        case "sts" -> key.name().equals("rolesessionname") ? Fact.UNKNOWN : Fact.ABSENT;
        case "saml" -> Fact.ABSENT;
        default -> Fact.UNKNOWN; // of other services, and of identity providers
    };

    private final List<Operation<?, ?, ?>> operations;
    private final RoleDirectory roles;

    /** What STS needs from the rest of the server. */
    public record Needs(
            Sessions sessions, RoleDirectory roles, ManagedPolicyDirectory managedPolicies, CryptoBoundary crypto) {}

    /** Opens the global domain's keys: not for an event loop. */
    public StsService(Needs needs) {
        this.roles = needs.roles();
        RoleSessions roleSessions = new RoleSessions(needs.sessions());
        UserSessions userSessions = new UserSessions(needs.sessions());
        this.operations = List.of(
                new AssumeRole(needs.roles(), needs.managedPolicies(), roleSessions),
                new AssumeRoleWithSAML(),
                new AssumeRoleWithWebIdentity(needs.roles(), needs.managedPolicies(), roleSessions),
                new AssumeRoot(),
                new DecodeAuthorizationMessage(new AuthorizationMessages(needs.crypto())),
                new GetAccessKeyInfo(needs.crypto().accessKeyIds()),
                new GetCallerIdentity(),
                new GetDelegatedAccessToken(),
                new GetFederationToken(needs.managedPolicies(), needs.sessions()),
                new GetSessionToken(userSessions),
                new GetWebIdentityToken());
    }

    @Override
    public ServiceContract contract() {
        return StsContract.SERVICE;
    }

    @Override
    public List<Operation<?, ?, ?>> operations() {
        return operations;
    }

    /** Sessions of users and federated users may do little here, whatever policies say. */
    @Override
    public void admit(Call call, String operation) {
        boolean admitted = call.session() == null
                || switch (call.principal()) {
                    case Principal.User _, Principal.Root _ -> OF_A_USER_S_SESSION.contains(operation);
                    case Principal.FederatedUser _ -> OF_A_FEDERATED_USER.contains(operation);
                    case Principal.AssumedRole _, Principal.Federated _ -> true;
                };
        if (!admitted) {
            throw StsErrors.sessionCredentials(operation);
        }
    }

    /**
     * What an action on a role or a session needs, as a request that nobody made would find it; empty where it can be
     * done to a role alone and the ARN names none. A role of another account than {@code call}'s is not looked up:
     * whoever asks finds none there. May wait for the store.
     */
    public Optional<Demand<?>> supposed(Action action, Arn arn, Call call) {
        if (arn.service().equals("iam") && arn.resource().startsWith("role/")) {
            boolean own = arn.account().equals(call.account().digits());
            RoleTarget role = own ? RoleTarget.of(arn, roles) : RoleTarget.absent(arn);
            return Optional.of(new Demand<>(action, role, SUPPOSED));
        }
        return action.name().equals("GetFederationToken")
                ? Optional.of(new Demand<>(action, StsTarget.of(arn), SUPPOSED))
                : Optional.empty();
    }
}
