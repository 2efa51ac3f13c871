// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.UserId;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Snapshot;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import java.util.Optional;
import java.util.function.Function;

/** Users by their unique ids, under the names they have now, held until a change touches one. */
public final class HeldUsers {
    private static final int BYTES = 512; // names and ids, about

    private final UserRepository users;
    private final String partition;
    private final Held<String, Principal.User> held;

    /**
     * Holds nothing yet.
     *
     * @param partition of every ARN of this installation
     */
    public HeldUsers(UserRepository users, HeldState state, String partition) {
        this.users = users;
        this.partition = partition;
        this.held = state.hold(SqlUsers.USER, Function.identity(), this::load, _ -> BYTES);
    }

    /**
     * The user with this unique id, if it still is.
     *
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, where memory does not hold the answer
     */
    public Optional<Principal.User> find(AccountId account, String userId) {
        return held.find(userId).filter(user -> user.account().equals(account));
    }

    private Optional<Principal.User> load(String id, Snapshot snapshot) {
        return users.find(snapshot, new UserId(id)).map(user -> user.principal(partition));
    }
}
