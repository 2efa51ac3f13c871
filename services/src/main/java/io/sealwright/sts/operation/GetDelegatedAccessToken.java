// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.GetDelegatedAccessTokenRequest;
import io.sealwright.contract.sts.GetDelegatedAccessTokenResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.policy.Facts;
import io.sealwright.sts.model.StsTarget;
import io.sealwright.vocabulary.Action;

/**
 * Would exchange a trade-in token. AWS's partners get such tokens from AWS's console alone, so none is ever good here,
 * and each is refused as one whose time is over.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html">GetDelegatedAccessToken</a>
 */
public final class GetDelegatedAccessToken
        implements Operation<GetDelegatedAccessTokenRequest, StsTarget.Only, GetDelegatedAccessTokenResponse> {
    private static final Action ACTION = new Action("sts", "GetDelegatedAccessToken");

    @Override
    public OperationContract<GetDelegatedAccessTokenRequest, GetDelegatedAccessTokenResponse> contract() {
        return StsContract.GET_DELEGATED_ACCESS_TOKEN;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public StsTarget.Only locate(GetDelegatedAccessTokenRequest request, Call call) {
        return StsTarget.EVERYTHING.needs(ACTION, Facts.NONE);
    }

    @Override
    public Answer<GetDelegatedAccessTokenResponse> run(
            GetDelegatedAccessTokenRequest request, StsTarget.Only located, Permits permits, Call call) {
        throw StsError.EXPIRED_TRADE_IN_TOKEN.because("The trade-in token provided in the request has expired.");
    }
}
