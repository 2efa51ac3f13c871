// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.Action;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the access key that a request names. Tells nobody what it found. */
public final class AccessKeyLocator {
    private final UserLocator locator;
    private final UserRepository users;

    public AccessKeyLocator(UserLocator locator, UserRepository users) {
        this.locator = locator;
        this.users = users;
    }

    /** A key of the named user, or without a name of the user who calls. */
    public OnAccessKey of(Action action, @Nullable String userName, String keyId, Call call) {
        EntityTarget<User> owner = locator.byNameOrCaller(userName, call);
        User user = owner.entity();
        Optional<AccessKey> key = user == null
                ? Optional.empty()
                : users.findAccessKey(keyId).filter(found -> found.user().equals(user.id()));
        return new OnAccessKey(OnEntity.of(action, owner), keyId, key);
    }

    /** A key of the account, whoever's it is. */
    public OnAccessKey of(Action action, String keyId, Call call) {
        locator.requireMayWait();
        Optional<AccessKey> key =
                users.findAccessKey(keyId).filter(found -> found.account().equals(call.account()));
        EntityTarget<User> anyone = locator.all("/*", call);
        EntityTarget<User> owner = key.flatMap(found -> users.find(found.user()))
                .map(locator::found)
                .orElse(anyone)
                .named(anyone.arn().toString());
        return new OnAccessKey(OnEntity.of(action, owner), keyId, key);
    }
}
