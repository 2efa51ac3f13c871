// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.AssumeRootRequest;
import io.sealwright.contract.sts.AssumeRootResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.policy.AccessDeniedText;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Facts;
import io.sealwright.sts.model.StsTarget;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.ServiceException;

/**
 * Would begin a session of a member account's root user. Centralized root access is switched off in every organization,
 * as it is on AWS until somebody enables it; then the call is denied, whatever policies say.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html">AssumeRoot</a>
 */
public final class AssumeRoot implements Operation<AssumeRootRequest, StsTarget.Only, AssumeRootResponse> {
    private static final Action ACTION = new Action("sts", "AssumeRoot");

    @Override
    public OperationContract<AssumeRootRequest, AssumeRootResponse> contract() {
        return StsContract.ASSUME_ROOT;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public StsTarget.Only locate(AssumeRootRequest request, Call call) {
        return StsTarget.of(root(request, call)).needs(ACTION, Facts.NONE);
    }

    /** By account, or by the ARN of its root user. */
    private static Arn root(AssumeRootRequest request, Call call) {
        String target = request.targetPrincipal();
        String partition = call.principal().partition();
        if (AccountId.isWellFormed(target)) {
            return new Arn(partition, "iam", "", target, "root");
        }
        return Arn.parse(target)
                .filter(arn -> arn.service().equals("iam") && arn.resource().equals("root"))
                .orElseThrow(() -> StsError.VALIDATION.because("%s is invalid", target));
    }

    @Override
    public Answer<AssumeRootResponse> run(
            AssumeRootRequest request, StsTarget.Only located, Permits permits, Call call) {
        throw denied(located, call);
    }

    private static ServiceException denied(StsTarget.Only located, Call call) {
        return StsError.ACCESS_DENIED.saying(AccessDeniedText.withoutReason(new AccessRequest(
                call.principal(), ACTION, located.demands().getFirst().target().resource(), Facts.NONE)));
    }
}
