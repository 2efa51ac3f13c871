// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.NoOutput;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.DeleteAccessKeyRequest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.AccessKeyLocator;
import io.sealwright.iam.model.OnAccessKey;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.vocabulary.Action;

/**
 * Ends an access key. Once this is acknowledged, nobody signs with it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html">DeleteAccessKey</a>
 */
public final class DeleteAccessKey implements Operation<DeleteAccessKeyRequest, OnAccessKey, NoOutput> {
    private static final Action DELETE_ACCESS_KEY = new Action("iam", "DeleteAccessKey");

    private final AccessKeyLocator locator;
    private final UserRepository users;

    public DeleteAccessKey(AccessKeyLocator locator, UserRepository users) {
        this.locator = locator;
        this.users = users;
    }

    @Override
    public OperationContract<DeleteAccessKeyRequest, NoOutput> contract() {
        return IamContract.DELETE_ACCESS_KEY;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public OnAccessKey locate(DeleteAccessKeyRequest request, Call call) {
        return locator.of(DELETE_ACCESS_KEY, request.userName(), request.accessKeyId(), call);
    }

    @Override
    public Answer<NoOutput> run(DeleteAccessKeyRequest request, OnAccessKey located, Permits permits, Call call) {
        User user = located.user().permitted(permits);
        return new Answer.Changing<>(NoOutput.INSTANCE, users.deleteAccessKey(user, located.orRefuse()));
    }
}
