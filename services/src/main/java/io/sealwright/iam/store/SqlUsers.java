// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.contract.iam.IamError;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.AccessKey;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Queries;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users in SQL: a user is the root of what belongs to it, its access keys and the policies it names. */
public final class SqlUsers implements UserRepository {
    /** The kind of what is held of a user, under its unique id. */
    public static final String USER = "iam-user";

    /**
     * The kind of what is held of an access key, under its id. Its owner's name is held with it: a change of a user's
     * name or path, or its end, touches all its keys.
     */
    public static final String ACCESS_KEY = "iam-access-key";

    private final Store store;
    private final PolicyDocuments documents;
    private final UserRows users;
    private final AccessKeyRows keys;
    private final UseRows uses = new UseRows();
    private final AccountCounts counts;

    public SqlUsers(Store store, PolicyDocuments documents, CryptoBoundary crypto) {
        this.store = store;
        this.documents = documents;
        this.users = new UserRows(crypto);
        this.keys = new AccessKeyRows(crypto);
        this.counts = new AccountCounts(crypto);
    }

    @Override
    public Optional<User> find(AccountId account, String name) {
        return store.read(snapshot -> users.find(snapshot, account, name));
    }

    @Override
    public Optional<User> find(UserId id) {
        return store.read(snapshot -> users.find(snapshot, id));
    }

    @Override
    public Optional<User> find(Queries queries, UserId id) {
        return users.find(queries, id);
    }

    @Override
    public Page<User> list(AccountId account, String pathPrefix, @Nullable String after, int limit) {
        List<User> found = store.read(
                snapshot -> users.list(snapshot, account, pathPrefix, after == null ? "" : after, limit + 1));
        return Pages.of(found, limit, User::name);
    }

    @Override
    public Optional<AccessKey> findAccessKey(Queries queries, String id) {
        return keys.find(queries, id);
    }

    @Override
    public Optional<AccessKey> findAccessKey(String id) {
        return store.read(snapshot -> keys.find(snapshot, id));
    }

    @Override
    public List<AccessKey> accessKeys(User user) {
        return store.read(snapshot -> keys.of(snapshot, user.id()));
    }

    @Override
    public Write insert(User user, List<PolicyDocument> named) {
        byte[] mac = users.mac(user);
        return new Write(user.account(), List.of(touch(user)), sql -> {
            counts.addOne(sql, user.account(), EntityKind.USER);
            named.forEach(document -> documents.insert(sql, document));
            try {
                users.insert(sql, user, mac);
            } catch (UniqueViolation another) {
                throw exists(user);
            }
        });
    }

    @Override
    public Write replace(User before, User after, List<PolicyDocument> named) {
        byte[] mac = users.mac(after);
        return new Write(before.account(), touches(before, after), sql -> {
            named.forEach(document -> documents.insert(sql, document));
            try {
                users.replace(sql, before, after, mac);
            } catch (UniqueViolation another) {
                throw exists(after);
            }
        });
    }

    @Override
    public Write delete(User user) {
        return new Write(user.account(), List.of(touch(user)), sql -> {
            users.delete(sql, user);
            counts.removeOne(sql, user.account(), EntityKind.USER);
        });
    }

    @Override
    public Write addAccessKey(User before, AccessKey key) {
        User after = before.withOneMoreAccessKey();
        byte[] userMac = users.mac(after);
        byte[] keyMac = keys.mac(key);
        return new Write(before.account(), touches(before, key), sql -> {
            users.replace(sql, before, after, userMac);
            keys.insert(sql, key, keyMac);
        });
    }

    @Override
    public Write changeAccessKey(User user, AccessKey changed) {
        User after = user.next();
        byte[] userMac = users.mac(after);
        byte[] keyMac = keys.mac(changed);
        return new Write(user.account(), touches(user, changed), sql -> {
            users.replace(sql, user, after, userMac);
            keys.replace(sql, changed, keyMac);
        });
    }

    @Override
    public Write deleteAccessKey(User before, AccessKey key) {
        User after = before.withOneAccessKeyLess();
        byte[] userMac = users.mac(after);
        return new Write(before.account(), touches(before, key), sql -> {
            users.replace(sql, before, after, userMac);
            keys.delete(sql, key);
            uses.delete(sql, key.id());
        });
    }

    private static RuntimeException exists(User user) {
        return IamError.ENTITY_ALREADY_EXISTS.because("User with name %s already exists.", user.name());
    }

    private static Touch touch(User user) {
        return new Touch(USER, user.id().text());
    }

    private static List<Touch> touches(User user, AccessKey key) {
        return List.of(touch(user), new Touch(ACCESS_KEY, key.id()));
    }

    /** Its keys are held with its name and path. */
    private List<Touch> touches(User before, User after) {
        List<Touch> touches = new ArrayList<>();
        touches.add(touch(before));
        if (!before.name().equals(after.name()) || !before.path().equals(after.path())) {
            accessKeys(before).forEach(key -> touches.add(new Touch(ACCESS_KEY, key.id())));
        }
        return touches;
    }
}
