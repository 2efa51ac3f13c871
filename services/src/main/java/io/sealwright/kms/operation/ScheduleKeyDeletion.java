// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.kms.ScheduleKeyDeletionRequest;
import io.sealwright.contract.kms.ScheduleKeyDeletionResponse;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KeyState;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.UsageFacts;
import io.sealwright.vocabulary.Action;
import java.time.Duration;

/**
 * Begins the waiting period after which a key is destroyed. From the acknowledgement on nobody uses the key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html">ScheduleKeyDeletion</a>
 */
public final class ScheduleKeyDeletion
        implements Operation<ScheduleKeyDeletionRequest, OnKey, ScheduleKeyDeletionResponse> {
    private static final Action SCHEDULE_KEY_DELETION = new Action("kms", "ScheduleKeyDeletion");
    private static final int MIN_DAYS = 7;
    private static final int MAX_DAYS = 30;

    private final KeyLocator locator;
    private final KeyRepository keys;

    public ScheduleKeyDeletion(KeyLocator locator, KeyRepository keys) {
        this.locator = locator;
        this.keys = keys;
    }

    @Override
    public OperationContract<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse> contract() {
        return KmsContract.SCHEDULE_KEY_DELETION;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnKey locate(ScheduleKeyDeletionRequest request, Call call) {
        return OnKey.of(
                SCHEDULE_KEY_DELETION,
                locator.byKey(request.keyId(), call),
                call,
                UsageFacts.deletingIn(asked(request)));
    }

    @Override
    public Answer<ScheduleKeyDeletionResponse> run(
            ScheduleKeyDeletionRequest request, OnKey located, Permits permits, Call call) {
        KmsKey key = located.permitted(permits);
        int days = daysOf(request);
        key.state().requireNotPendingDeletion(key.arn());
        var pending = new KeyState.PendingDeletion(call.time().plus(Duration.ofDays(days)));
        return new Answer.Changing<>(
                new ScheduleKeyDeletionResponse(
                        key.arnText(),
                        pending.deletionDate(),
                        io.sealwright.contract.kms.KeyState.PENDING_DELETION,
                        days),
                keys.replace(key.facts(), key.facts().withState(pending)));
    }

    private static int asked(ScheduleKeyDeletionRequest request) {
        Integer days = request.pendingWindowInDays();
        return days == null ? MAX_DAYS : days;
    }

    private static int daysOf(ScheduleKeyDeletionRequest request) {
        int asked = asked(request);
        if (asked < MIN_DAYS || asked > MAX_DAYS) {
            throw KmsError.VALIDATION.because(
                    "PendingWindowInDays must be between %d and %d days.", MIN_DAYS, MAX_DAYS);
        }
        return asked;
    }
}
