// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.GetCallerIdentityRequest;
import io.sealwright.contract.sts.GetCallerIdentityResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.vocabulary.Principal;

/**
 * Tells a caller who it is. Needs no permission, and an explicit deny does not stop it: the same facts stand in every
 * AccessDenied message.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
 */
public final class GetCallerIdentity
        implements Operation<GetCallerIdentityRequest, Located.Nothing, GetCallerIdentityResponse> {

    @Override
    public OperationContract<GetCallerIdentityRequest, GetCallerIdentityResponse> contract() {
        return StsContract.GET_CALLER_IDENTITY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Located.Nothing locate(GetCallerIdentityRequest request, Call call) {
        return Located.Nothing.INSTANCE;
    }

    @Override
    public Answer<GetCallerIdentityResponse> run(
            GetCallerIdentityRequest request, Located.Nothing located, Permits permits, Call call) {
        return new Answer.Told<>(answer(call.principal()));
    }

    static GetCallerIdentityResponse answer(Principal caller) {
        return new GetCallerIdentityResponse(
                caller.principalId(), caller.account().digits(), caller.arn().toString());
    }
}
