// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.GetWebIdentityTokenRequest;
import io.sealwright.contract.sts.GetWebIdentityTokenResponse;
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
 * Would tell a token by which others recognise the caller. Outbound federation is switched off in every account, as it
 * is on AWS until somebody enables it: nothing here publishes keys that others could verify with.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html">GetWebIdentityToken</a>
 */
public final class GetWebIdentityToken
        implements Operation<GetWebIdentityTokenRequest, StsTarget.Only, GetWebIdentityTokenResponse> {
    private static final Action ACTION = new Action("sts", "GetWebIdentityToken");

    @Override
    public OperationContract<GetWebIdentityTokenRequest, GetWebIdentityTokenResponse> contract() {
        return StsContract.GET_WEB_IDENTITY_TOKEN;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public StsTarget.Only locate(GetWebIdentityTokenRequest request, Call call) {
        return StsTarget.EVERYTHING.needs(ACTION, Facts.NONE);
    }

    @Override
    public Answer<GetWebIdentityTokenResponse> run(
            GetWebIdentityTokenRequest request, StsTarget.Only located, Permits permits, Call call) {
        throw StsError.OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED.because(
                "Outbound web identity federation is not enabled for this account.");
    }
}
