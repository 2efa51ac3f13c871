// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.DecodeAuthorizationMessageRequest;
import io.sealwright.contract.sts.DecodeAuthorizationMessageResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.contract.sts.StsError;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.policy.Facts;
import io.sealwright.sts.model.AuthorizationMessages;
import io.sealwright.sts.model.StsTarget;
import io.sealwright.vocabulary.Action;

/**
 * Tells what an encoded authorization message of the caller's own account says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html">DecodeAuthorizationMessage</a>
 */
public final class DecodeAuthorizationMessage
        implements Operation<DecodeAuthorizationMessageRequest, StsTarget.Only, DecodeAuthorizationMessageResponse> {
    private static final Action ACTION = new Action("sts", "DecodeAuthorizationMessage");

    private final AuthorizationMessages messages;

    public DecodeAuthorizationMessage(AuthorizationMessages messages) {
        this.messages = messages;
    }

    @Override
    public OperationContract<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse> contract() {
        return StsContract.DECODE_AUTHORIZATION_MESSAGE;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public StsTarget.Only locate(DecodeAuthorizationMessageRequest request, Call call) {
        return StsTarget.EVERYTHING.needs(ACTION, Facts.NONE);
    }

    @Override
    public Answer<DecodeAuthorizationMessageResponse> run(
            DecodeAuthorizationMessageRequest request, StsTarget.Only located, Permits permits, Call call) {
        String text = messages.decode(call.account(), request.encodedMessage(), call.time())
                .orElseThrow(() -> StsError.INVALID_AUTHORIZATION_MESSAGE.because("Message is not valid"));
        return new Answer.Told<>(new DecodeAuthorizationMessageResponse(text));
    }
}
