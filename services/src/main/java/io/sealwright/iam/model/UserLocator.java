// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Principal;
import org.jspecify.annotations.Nullable;

/** Finds the user that a request names, in the caller's account. Tells nobody what it found. */
public final class UserLocator {
    private final UserRepository users;
    private final String partition;

    public UserLocator(UserRepository users, String partition) {
        this.users = users;
        this.partition = partition;
    }

    /** The user of this name, whatever its case. */
    public EntityTarget<User> byName(String name, Call call) {
        requireMayWait();
        return users.find(call.account(), name)
                .map(this::found)
                .orElseGet(() -> EntityTarget.absent(arn(call.account(), "/", name), cannotBeFound(name)))
                .named("user " + name);
    }

    /**
     * The user of this name, or without a name the user who calls.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationError, when a caller that is no user names none
     */
    public EntityTarget<User> byNameOrCaller(@Nullable String name, Call call) {
        if (name != null) {
            return byName(name, call);
        }
        requireMayWait();
        if (!(call.principal() instanceof Principal.User caller)) {
            throw IamError.VALIDATION.because("Must specify userName when calling with non-User credentials");
        }
        return users.find(new UserId(caller.principalId()))
                .map(this::found)
                .orElseGet(() -> EntityTarget.absent(caller.arn(), cannotBeFound(caller.name())));
    }

    /** Where a user of this path and name will be. */
    public EntityTarget<User> place(String path, String name, Call call) {
        return EntityTarget.absent(arn(call.account(), path, name), cannotBeFound(name));
    }

    /** All users under a path, which a listing asks for. */
    public EntityTarget<User> all(String pathPrefix, Call call) {
        return EntityTarget.absent(arn(call.account(), pathPrefix, ""), "");
    }

    /** A user that was found otherwise. */
    public EntityTarget<User> found(User user) {
        return EntityTarget.present(
                arn(user), user, user.version(), user.attachments().tags());
    }

    public Arn arn(User user) {
        return user.principal(partition).arn();
    }

    private Arn arn(AccountId account, String path, String name) {
        return new Arn(partition, "iam", "", account.digits(), "user" + path + name);
    }

    private static String cannotBeFound(String name) {
        return "The user with name %s cannot be found.".formatted(name);
    }

    /** What IAM knows is read from the store: not on an event loop. */
    public void requireMayWait() {
        if (NeverBlocks.here()) {
            throw NotAtHand.INSTANCE;
        }
    }
}
