// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.AccessKey;
import io.sealwright.iam.model.AccessKeyStatus;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.model.UserRepository;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.store.Migration;
import io.sealwright.store.Queries;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import java.util.List;
import java.util.Optional;

/** Users in SQL: a user is the root of what belongs to it, its access keys and the policies it names. */
public final class SqlUsers implements UserRepository {
    /** The kind of what is held of a user, under its unique id. */
    public static final String USER = "iam-user";

    /**
     * The kind of what is held of an access key, under its id. Its owner's name is held with it: a change of a user's
     * name or path, or its end, touches all its keys.
     */
    public static final String ACCESS_KEY = "iam-access-key";

    public static final List<Migration> MIGRATIONS = List.of(new Migration("iam/0001-users", """
                    CREATE TABLE iam_user (
                        account TEXT NOT NULL,
                        folded_name TEXT NOT NULL,
                        name TEXT NOT NULL,
                        path TEXT NOT NULL,
                        user_id TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        inline_policies TEXT NOT NULL,
                        access_key_count BIGINT NOT NULL,
                        version BIGINT NOT NULL,
                        mac BYTEA NOT NULL,
                        PRIMARY KEY (account, folded_name)
                    );
                    CREATE UNIQUE INDEX iam_user_by_id ON iam_user (user_id);
                    CREATE TABLE iam_access_key (
                        access_key_id TEXT NOT NULL PRIMARY KEY,
                        account TEXT NOT NULL,
                        user_id TEXT NOT NULL,
                        status TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        secret_version BIGINT NOT NULL,
                        sealed_secret BYTEA NOT NULL,
                        mac BYTEA NOT NULL
                    );
                    CREATE INDEX iam_access_key_by_user ON iam_access_key (user_id);
                    """));

    private final Store store;
    private final PolicyDocuments documents;
    private final UserRows users;
    private final AccessKeyRows keys;

    public SqlUsers(Store store, PolicyDocuments documents, CryptoBoundary crypto) {
        this.store = store;
        this.documents = documents;
        this.users = new UserRows(crypto);
        this.keys = new AccessKeyRows(crypto);
    }

    @Override
    public Optional<User> find(AccountId account, String name) {
        return store.read(snapshot -> users.find(snapshot, account, name));
    }

    @Override
    public Optional<User> find(Queries queries, UserId id) {
        return users.find(queries, id);
    }

    @Override
    public Optional<AccessKey> findAccessKey(Queries queries, String id) {
        return keys.find(queries, id);
    }

    @Override
    public Write insert(User user, List<PolicyDocument> named) {
        byte[] mac = users.mac(user);
        return new Write(user.account(), List.of(touch(user)), sql -> {
            named.forEach(document -> documents.insert(sql, document));
            users.insert(sql, user, mac);
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
    public Write changeStatus(User before, AccessKey key, AccessKeyStatus status) {
        User after = before.next();
        AccessKey changed = key.with(status);
        byte[] userMac = users.mac(after);
        byte[] keyMac = keys.mac(changed);
        return new Write(before.account(), touches(before, key), sql -> {
            users.replace(sql, before, after, userMac);
            keys.replaceStatus(sql, changed, keyMac);
        });
    }

    private static Touch touch(User user) {
        return new Touch(USER, user.id().text());
    }

    private static List<Touch> touches(User user, AccessKey key) {
        return List.of(touch(user), new Touch(ACCESS_KEY, key.id()));
    }
}
