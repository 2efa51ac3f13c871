// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.iam.GetUserRequest;
import io.sealwright.contract.iam.GetUserResponse;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.iam.model.OnEntity;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserDescription;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.vocabulary.Action;

/**
 * Tells what a user is: the named one, or the user who calls.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html">GetUser</a>
 */
public final class GetUser implements Operation<GetUserRequest, OnEntity<User>, GetUserResponse> {
    private static final Action GET_USER = new Action("iam", "GetUser");

    private final UserLocator locator;

    public GetUser(UserLocator locator) {
        this.locator = locator;
    }

    @Override
    public OperationContract<GetUserRequest, GetUserResponse> contract() {
        return IamContract.GET_USER;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public OnEntity<User> locate(GetUserRequest request, Call call) {
        return OnEntity.of(GET_USER, locator.byNameOrCaller(request.userName(), call));
    }

    @Override
    public Answer<GetUserResponse> run(GetUserRequest request, OnEntity<User> located, Permits permits, Call call) {
        User user = located.permitted(permits);
        return new Answer.Told<>(new GetUserResponse(UserDescription.whole(user, locator.arn(user))));
    }
}
