// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.FederatedUser;
import io.sealwright.contract.sts.GetFederationTokenRequest;
import io.sealwright.contract.sts.GetFederationTokenResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.sts.model.AssumptionFacts;
import io.sealwright.sts.model.Federation;
import io.sealwright.sts.model.ManagedPolicyDirectory;
import io.sealwright.sts.model.PassedPolicies;
import io.sealwright.sts.model.PassedTags;
import io.sealwright.sts.model.SessionContents;
import io.sealwright.sts.model.Sessions;
import io.sealwright.sts.model.UserSessions;
import io.sealwright.vocabulary.Principal;

/**
 * Begins a session of somebody whom a user vouches for, with those of the user's rights that the session policies
 * allow.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html">GetFederationToken</a>
 */
public final class GetFederationToken
        implements Operation<GetFederationTokenRequest, Federation, GetFederationTokenResponse> {
    private final ManagedPolicyDirectory managedPolicies;
    private final Sessions sessions;

    public GetFederationToken(ManagedPolicyDirectory managedPolicies, Sessions sessions) {
        this.managedPolicies = managedPolicies;
        this.sessions = sessions;
    }

    @Override
    public OperationContract<GetFederationTokenRequest, GetFederationTokenResponse> contract() {
        return StsContract.GET_FEDERATION_TOKEN;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public boolean recordsAnswer() {
        return true;
    }

    @Override
    public Federation locate(GetFederationTokenRequest request, Call call) {
        Principal.User issuer = UserSessions.longTerm(call, "GetFederationToken");
        PassedPolicies policies = PassedPolicies.of(request.policy(), request.policyArns());
        PassedTags tags = PassedTags.of(request.tags(), null, null);
        return Federation.of(
                federated(issuer, request.name()),
                policies,
                tags,
                policies.missing(issuer.account(), managedPolicies),
                new AssumptionFacts(null, null, null, request.durationSeconds(), tags));
    }

    private static Principal.FederatedUser federated(Principal.User issuer, String name) {
        return new Principal.FederatedUser(issuer.partition(), issuer.account(), name, issuer);
    }

    @Override
    public Answer<GetFederationTokenResponse> run(
            GetFederationTokenRequest request, Federation federation, Permits permits, Call call) {
        if (federation.missing().isPresent()) {
            throw StsError.MALFORMED_POLICY_DOCUMENT.saying(federation.missing().get());
        }
        SessionContents contents = UserSessions.federated(
                federation.issuer(),
                request.name(),
                request.durationSeconds(),
                federation.policies(),
                federation.tags(),
                call);
        int packed = Sessions.packedPolicySize(contents);
        Sessions.New session = sessions.begin(contents, request.minimumSessionTokenSize());
        Principal.FederatedUser user = federated(federation.issuer(), request.name());
        return new Answer.Told<>(new GetFederationTokenResponse(
                session.credentials(),
                new FederatedUser(user.principalId(), user.arn().toString()),
                packed,
                session.tokenSize(),
                session.tokenUtilization()));
    }
}
