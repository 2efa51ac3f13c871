// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.iam.IamError;
import io.sealwright.contract.iam.StatusType;
import io.sealwright.contract.iam.UpdateAccessKeyRequest;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccessKey;
import io.sealwright.iam.model.AccessKeyLocator;
import io.sealwright.iam.model.AccessKeyStatus;
import io.sealwright.iam.model.OnAccessKey;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;

/**
 * Lets an access key sign, or sign no more. Once the latter is acknowledged, nobody signs with it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html">UpdateAccessKey</a>
 */
public final class UpdateAccessKey implements Operation<UpdateAccessKeyRequest, OnAccessKey, NoOutput> {
    private static final Action UPDATE_ACCESS_KEY = new Action("iam", "UpdateAccessKey");

    private final AccessKeyLocator locator;
    private final UserRepository users;

    public UpdateAccessKey(AccessKeyLocator locator, UserRepository users) {
        this.locator = locator;
        this.users = users;
    }

    @Override
    public OperationContract<UpdateAccessKeyRequest, NoOutput> contract() {
        return IamContract.UPDATE_ACCESS_KEY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAccessKey locate(UpdateAccessKeyRequest request, Call call) {
        return locator.of(UPDATE_ACCESS_KEY, request.userName(), request.accessKeyId(), call);
    }

    @Override
    public Answer<NoOutput> run(UpdateAccessKeyRequest request, OnAccessKey located, Permits permits, Call call) {
        User user = located.user().permitted(permits);
        AccessKey key = located.orRefuse();
        return new Answer.Changing<>(
                NoOutput.INSTANCE, users.changeAccessKey(user, key.with(status(request.status()))));
    }

    private static AccessKeyStatus status(StatusType asked) {
        return switch (asked) {
            case ACTIVE -> AccessKeyStatus.ACTIVE;
            case INACTIVE -> AccessKeyStatus.INACTIVE;
            case EXPIRED ->
                throw IamError.VALIDATION.because("1 validation error detected: Value at 'status' failed to satisfy "
                        + "constraint: Member must satisfy enum value set");
        };
    }
}
