// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.GetAccessKeyInfoRequest;
import io.sealwright.contract.sts.GetAccessKeyInfoResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.crypto.AccessKeyIds;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.policy.Facts;
import io.sealwright.sts.model.StsTarget;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;

/**
 * Tells the account that an access key id names. The id carries it, so nothing is looked up and nothing is said of
 * whether there is such a key.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html">GetAccessKeyInfo</a>
 */
public final class GetAccessKeyInfo
        implements Operation<GetAccessKeyInfoRequest, StsTarget.Only, GetAccessKeyInfoResponse> {
    private static final Action ACTION = new Action("sts", "GetAccessKeyInfo");

    private final AccessKeyIds ids;

    public GetAccessKeyInfo(AccessKeyIds ids) {
        this.ids = ids;
    }

    @Override
    public OperationContract<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> contract() {
        return StsContract.GET_ACCESS_KEY_INFO;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public StsTarget.Only locate(GetAccessKeyInfoRequest request, Call call) {
        return StsTarget.EVERYTHING.needs(ACTION, Facts.NONE);
    }

    @Override
    public Answer<GetAccessKeyInfoResponse> run(
            GetAccessKeyInfoRequest request, StsTarget.Only located, Permits permits, Call call) {
        AccountId account = ids.read(request.accessKeyId())
                .or(() -> ids.readTemporary(request.accessKeyId()))
                .orElseThrow(() -> StsError.VALIDATION.because("%s is invalid", request.accessKeyId()));
        return new Answer.Told<>(new GetAccessKeyInfoResponse(account.digits()));
    }
}
