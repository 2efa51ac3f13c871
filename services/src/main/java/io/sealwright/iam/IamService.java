// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Room;
import io.sealwright.iam.model.ManagedPolicies;
import io.sealwright.iam.model.Markers;
import io.sealwright.iam.model.RepeatedRequests;
import io.sealwright.iam.model.UserLocator;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.iam.operation.CreateUser;
import io.sealwright.iam.operation.GetUser;
import io.sealwright.iam.operation.ListUsers;
import java.util.List;

/**
 * The door of IAM: its operations, in the order of the API reference.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html">IAM actions</a>
 */
public final class IamService implements Room {
    private final List<Operation<?, ?, ?>> operations;

    /** What IAM needs from the rest of the server. */
    public record Needs(
            UserRepository users,
            ManagedPolicies policies,
            RepeatedRequests repeats,
            CryptoBoundary crypto,
            RandomSource random,
            String partition) {}

    public IamService(Needs needs) {
        var users = needs.users();
        var userLocator = new UserLocator(users, needs.partition());
        var markers = new Markers(needs.crypto());
        operations = List.of(
                new CreateUser(userLocator, users, needs.policies(), needs.repeats(), needs.random()),
                new GetUser(userLocator),
                new ListUsers(userLocator, users, markers));
    }

    @Override
    public ServiceContract contract() {
        return IamContract.SERVICE;
    }

    @Override
    public List<Operation<?, ?, ?>> operations() {
        return operations;
    }
}
