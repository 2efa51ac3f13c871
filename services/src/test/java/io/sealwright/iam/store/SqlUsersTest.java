// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.iam.model.AccessKey;
import io.sealwright.iam.model.AccessKeyStatus;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.TestStore;
import io.sealwright.store.Conflict;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.ServiceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users as aggregates: one root, one version. */
class SqlUsersTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final AccountId OTHER = new AccountId("444455556666");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String POLICY = """
            {"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}""";

    @TempDir
    Path folder;

    private TestStore store;
    private SqlUsers users;

    @BeforeEach
    void open() {
        store = TestStore.open(folder, new CryptoFixture(3));
        users = new SqlUsers(store.store(), new PolicyDocuments(), store.crypto());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_was_committed_is_found_by_name_and_by_unique_id() throws Exception {
        var document = PolicyDocuments.compile(POLICY, PolicyType.IDENTITY_POLICY);
        User user = User.create(
                ACCOUNT,
                "/team/",
                "Alice",
                UserId.draw(store.random()),
                NOW,
                List.of(new InlinePolicy("a", document.hash()), new InlinePolicy("b", document.hash())));

        store.commit(users.insert(user, List.of(document)));

        assertThat(users.find(ACCOUNT, "Alice")).contains(user);
        assertThat(found(user.id())).contains(user);
        assertThat(users.find(ACCOUNT, "bob")).isEmpty();
    }

    @Test
    void names_are_unique_in_an_account_whatever_their_case() throws Exception {
        store.commit(users.insert(user(ACCOUNT, "alice"), List.of()));
        store.commit(users.insert(user(OTHER, "alice"), List.of()));

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> store.commit(users.insert(user(ACCOUNT, "ALICE"), List.of())))
                .withMessage("User with name ALICE already exists.");
    }

    @Test
    void a_change_decided_on_an_older_version_conflicts_and_leaves_nothing() throws Exception {
        User user = user(ACCOUNT, "alice");
        store.commit(users.insert(user, List.of()));
        store.commit(users.addAccessKey(user, key(user, "AKIAAAAAAAAAAAAAAAAA")));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> store.commit(users.addAccessKey(user, key(user, "AKIABBBBBBBBBBBBBBBB"))));

        assertThat(users.find(ACCOUNT, "alice")).contains(user.withOneMoreAccessKey());
        assertThat(foundKey("AKIABBBBBBBBBBBBBBBB")).isEmpty();
    }

    @Test
    void a_change_of_a_key_is_a_change_of_its_user() throws Exception {
        User user = user(ACCOUNT, "alice");
        AccessKey key = key(user, "AKIAAAAAAAAAAAAAAAAA");
        store.commit(users.insert(user, List.of()));
        store.commit(users.addAccessKey(user, key));

        store.commit(users.changeAccessKey(user.withOneMoreAccessKey(), key.with(AccessKeyStatus.INACTIVE)));

        assertThat(users.find(ACCOUNT, "alice"))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(3));
        assertThat(foundKey(key.id())).contains(key.with(AccessKeyStatus.INACTIVE));
    }

    private Optional<User> found(UserId id) {
        return store.store().read(snapshot -> users.find(snapshot, id));
    }

    private Optional<AccessKey> foundKey(String id) {
        return store.store().read(snapshot -> users.findAccessKey(snapshot, id));
    }

    private User user(AccountId account, String name) {
        return User.create(account, "/", name, UserId.draw(store.random()), NOW, List.of());
    }

    private static AccessKey key(User user, String id) {
        return new AccessKey(
                id, user.account(), user.id(), AccessKeyStatus.ACTIVE, NOW, 1, Blob.owning(new byte[] {1}));
    }
}
