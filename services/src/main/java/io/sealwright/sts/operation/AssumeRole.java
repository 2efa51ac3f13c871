// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.AssumeRoleRequest;
import io.sealwright.contract.sts.AssumeRoleResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Session;
import io.sealwright.sts.model.Assumption;
import io.sealwright.sts.model.AssumptionFacts;
import io.sealwright.sts.model.ManagedPolicyDirectory;
import io.sealwright.sts.model.PassedPolicies;
import io.sealwright.sts.model.PassedTags;
import io.sealwright.sts.model.RoleArns;
import io.sealwright.sts.model.RoleDirectory;
import io.sealwright.sts.model.RoleSessions;
import io.sealwright.sts.model.RoleTarget;
import io.sealwright.sts.model.StsErrors;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Begins a session of a role, for whoever the role trusts and whose own policies allow it. No row is written: the
 * session is its token.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
public final class AssumeRole implements Operation<AssumeRoleRequest, Assumption, AssumeRoleResponse> {
    private static final Action ACTION = new Action("sts", "AssumeRole");

    private final RoleDirectory roles;
    private final ManagedPolicyDirectory managedPolicies;
    private final RoleSessions sessions;

    public AssumeRole(RoleDirectory roles, ManagedPolicyDirectory managedPolicies, RoleSessions sessions) {
        this.roles = roles;
        this.managedPolicies = managedPolicies;
        this.sessions = sessions;
    }

    @Override
    public OperationContract<AssumeRoleRequest, AssumeRoleResponse> contract() {
        return StsContract.ASSUME_ROLE;
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
    public Assumption locate(AssumeRoleRequest request, Call call) {
        Arn arn = RoleArns.parse(request.roleArn());
        if (call.principal() instanceof Principal.Root) {
            throw StsError.ACCESS_DENIED.because("Roles may not be assumed by root accounts.");
        }
        if (request.serialNumber() != null || request.tokenCode() != null) {
            throw StsErrors.noSuchDevice();
        }
        PassedPolicies policies = PassedPolicies.of(request.policy(), request.policyArns());
        PassedTags tags = PassedTags.of(request.tags(), request.transitiveTagKeys(), call.session());
        String sourceIdentity = sourceIdentity(request.sourceIdentity(), call.session());
        RoleTarget target = RoleTarget.of(arn, roles);
        return Assumption.of(
                ACTION,
                target,
                policies,
                tags,
                sourceIdentity,
                policies.missing(arn, managedPolicies),
                new AssumptionFacts(
                        request.externalId(),
                        request.roleSessionName(),
                        sourceIdentity,
                        request.durationSeconds(),
                        tags));
    }

    /** Once set it stays for the whole chain. */
    private static @Nullable String sourceIdentity(@Nullable String passed, @Nullable Session caller) {
        String inherited = caller == null ? null : caller.sourceIdentity();
        if (passed != null && passed.startsWith("aws:")) {
            throw StsErrors.invalidParameterValue("SourceIdentity must not begin with aws:.");
        }
        if (passed != null && inherited != null && !passed.equals(inherited)) {
            throw StsError.ACCESS_DENIED.because("The source identity of a session cannot be changed.");
        }
        return inherited != null ? inherited : passed;
    }

    @Override
    public Answer<AssumeRoleResponse> run(
            AssumeRoleRequest request, Assumption assumption, Permits permits, Call call) {
        RoleSessions.Begun begun = sessions.begin(
                assumption,
                permits.forDemand(assumption.assume()),
                new RoleSessions.Wanted(
                        request.roleSessionName(),
                        request.durationSeconds(),
                        request.minimumSessionTokenSize(),
                        null,
                        null),
                call);
        return new Answer.Told<>(new AssumeRoleResponse(
                begun.session().credentials(),
                begun.user(),
                begun.packedPolicySize(),
                assumption.sourceIdentity(),
                begun.session().tokenSize(),
                begun.session().tokenUtilization()));
    }
}
