// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.AssumeRoleWithWebIdentityRequest;
import io.sealwright.contract.sts.AssumeRoleWithWebIdentityResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.sts.jwt.IdentityFacts;
import io.sealwright.sts.jwt.IdentityToken;
import io.sealwright.sts.model.Assumption;
import io.sealwright.sts.model.AssumptionFacts;
import io.sealwright.sts.model.ManagedPolicyDirectory;
import io.sealwright.sts.model.PassedPolicies;
import io.sealwright.sts.model.PassedTags;
import io.sealwright.sts.model.RoleArns;
import io.sealwright.sts.model.RoleDirectory;
import io.sealwright.sts.model.RoleSessions;
import io.sealwright.sts.model.RoleTarget;
import io.sealwright.sts.model.SessionText;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import org.jspecify.annotations.Nullable;

/**
 * Begins a session of a role for whoever shows an identity token of a provider that the role trusts. Unsigned by
 * nature: the gateway had the token verified in the place of a signature, and what it says is read from the call alone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AssumeRoleWithWebIdentity</a>
 */
public final class AssumeRoleWithWebIdentity
        implements Operation<AssumeRoleWithWebIdentityRequest, Assumption, AssumeRoleWithWebIdentityResponse> {
    private static final Action ACTION = new Action("sts", "AssumeRoleWithWebIdentity");

    private final RoleDirectory roles;
    private final ManagedPolicyDirectory managedPolicies;
    private final RoleSessions sessions;

    public AssumeRoleWithWebIdentity(
            RoleDirectory roles, ManagedPolicyDirectory managedPolicies, RoleSessions sessions) {
        this.roles = roles;
        this.managedPolicies = managedPolicies;
        this.sessions = sessions;
    }

    @Override
    public OperationContract<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse> contract() {
        return StsContract.ASSUME_ROLE_WITH_WEB_IDENTITY;
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
    public Assumption locate(AssumeRoleWithWebIdentityRequest request, Call call) {
        Arn arn = RoleArns.parse(request.roleArn());
        IdentityToken token = token(call);
        PassedPolicies policies = PassedPolicies.of(request.policy(), request.policyArns());
        PassedTags tags = PassedTags.ofToken(token.tags(), token.transitiveTagKeys());
        String sourceIdentity = sourceIdentity(token);
        AssumptionFacts facts =
                new AssumptionFacts(null, request.roleSessionName(), sourceIdentity, request.durationSeconds(), tags);
        return Assumption.of(
                ACTION,
                RoleTarget.of(arn, roles),
                policies,
                tags,
                sourceIdentity,
                policies.missing(arn, managedPolicies),
                new IdentityFacts(token, facts));
    }

    /** With a signature nobody proves who calls by a token, and the signer is not whom the role trusts. */
    private static IdentityToken token(Call call) {
        if (call.proof() instanceof IdentityToken token) {
            return token;
        }
        throw StsError.ACCESS_DENIED.because("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    private static @Nullable String sourceIdentity(IdentityToken token) {
        String claimed = token.sourceIdentity();
        if (claimed != null && !SessionText.isSourceIdentity(claimed)) {
            throw StsError.INVALID_IDENTITY_TOKEN.because("The source identity of the token is not one.");
        }
        return claimed;
    }

    @Override
    public Answer<AssumeRoleWithWebIdentityResponse> run(
            AssumeRoleWithWebIdentityRequest request, Assumption assumption, Permits permits, Call call) {
        IdentityToken token = token(call);
        RoleSessions.Begun begun = sessions.begin(
                assumption,
                permits.forDemand(assumption.assume()),
                new RoleSessions.Wanted(
                        request.roleSessionName(),
                        request.durationSeconds(),
                        request.minimumSessionTokenSize(),
                        token.provider().arn(),
                        token.subject()),
                call);
        return new Answer.Told<>(new AssumeRoleWithWebIdentityResponse(
                begun.session().credentials(),
                token.subject(),
                begun.user(),
                begun.packedPolicySize(),
                token.provider().arn().toString(),
                token.audience(),
                assumption.sourceIdentity(),
                begun.session().tokenSize(),
                begun.session().tokenUtilization()));
    }
}
