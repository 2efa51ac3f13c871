// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import io.sealwright.admin.model.AdminTarget;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.sealwright.SealwrightContract;
import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.contract.sealwright.TrustClockRequest;
import io.sealwright.contract.sealwright.TrustClockResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Effort;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.gateway.Write;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import java.time.Duration;
import java.util.List;

/**
 * An operator's word that wall time is right, after the clock had stepped or the server was away for long: what cannot
 * be undone waits no longer, and requests are served though records are newer. It is a change, so its record is durable
 * before it holds; it takes effect when it was committed.
 *
 * <p>Whoever gives it says what time it is by his own watch: a server that is wrong is not believed for its own word.
 */
public final class TrustClock implements Operation<TrustClockRequest, AdminTarget.Asked, TrustClockResponse> {

    /** Of the touch by which the server hears the word. */
    public static final Touch WORD = new Touch("clock", "trusted");

    private static final Action ACTION = new Action("sealwright", "TrustClock");
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private final AccountId management;

    /** @param management the only account whose principals may speak for the whole installation */
    public TrustClock(AccountId management) {
        this.management = management;
    }

    @Override
    public OperationContract<TrustClockRequest, TrustClockResponse> contract() {
        return SealwrightContract.TRUST_CLOCK;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public AdminTarget.Asked locate(TrustClockRequest request, Call call) {
        return AdminTarget.serviceWide(ACTION);
    }

    @Override
    public Effort effort(TrustClockRequest request, AdminTarget.Asked located) {
        return Effort.LONG;
    }

    @Override
    public Answer<TrustClockResponse> run(
            TrustClockRequest request, AdminTarget.Asked located, Permits permits, Call call) {
        permits.forDemand(located.demand()).use(ACTION);
        if (!call.account().equals(management)) {
            throw SealwrightError.ACCESS_DENIED.because(
                    "Only principals of the management account may say what time it is.");
        }
        if (Duration.between(request.time(), call.time()).abs().compareTo(TOLERATED) > 0) {
            throw SealwrightError.VALIDATION.because(
                    "You say that it is %s, and the clock of this server says %s: set it first.",
                    request.time(), call.time());
        }
        return new Answer.Changing<>(
                new TrustClockResponse(call.time()), new Write(management, List.of(WORD), sql -> {}));
    }
}
