// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sts.GetSessionTokenRequest;
import io.sealwright.contract.sts.GetSessionTokenResponse;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.sts.model.Sessions;
import io.sealwright.sts.model.StsErrors;
import io.sealwright.sts.model.UserSessions;
import io.sealwright.vocabulary.Principal;

/**
 * Begins a session of the user who calls with a long-term key. Needs no permission, so that no deny stops it: the
 * session can do nothing that the user could not.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">GetSessionToken</a>
 */
public final class GetSessionToken
        implements Operation<GetSessionTokenRequest, Located.Nothing, GetSessionTokenResponse> {
    private final UserSessions sessions;

    public GetSessionToken(UserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public OperationContract<GetSessionTokenRequest, GetSessionTokenResponse> contract() {
        return StsContract.GET_SESSION_TOKEN;
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
    public Located.Nothing locate(GetSessionTokenRequest request, Call call) {
        var _ = UserSessions.longTerm(call, "GetSessionToken");
        if (request.serialNumber() != null || request.tokenCode() != null) {
            throw StsErrors.noSuchDevice();
        }
        return Located.Nothing.INSTANCE;
    }

    @Override
    public Answer<GetSessionTokenResponse> run(
            GetSessionTokenRequest request, Located.Nothing located, Permits permits, Call call) {
        Principal.User user = UserSessions.longTerm(call, "GetSessionToken");
        Sessions.New session = sessions.begin(user, request.durationSeconds(), request.minimumSessionTokenSize(), call);
        return new Answer.Told<>(
                new GetSessionTokenResponse(session.credentials(), session.tokenSize(), session.tokenUtilization()));
    }
}
