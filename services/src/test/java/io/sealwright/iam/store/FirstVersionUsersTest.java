// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.crypto.Domain;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.iam.model.Tag;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.RowMac;
import io.sealwright.rows.TestStore;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that the first version of this server made. */
class FirstVersionUsersTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final String ID = "AIDA" + "A".repeat(17);
    private static final String HASH = "ab".repeat(32);
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    Path folder;

    private TestStore store;
    private SqlUsers users;

    @BeforeEach
    void open() throws Exception {
        store = TestStore.open(folder, new CryptoFixture(3));
        users = new SqlUsers(store.store(), new PolicyDocuments(), store.crypto());
        byte[] mac = new RowMac(store.crypto(), Domain.GLOBAL, "iam_user", 1)
                .of(ACCOUNT.digits(), "bob", "Bob", "/", ID, CREATED.toEpochMilli(), "p " + HASH, 1L, 2L);
        change(
                "INSERT INTO iam_user (account, folded_name, name, path, user_id, created_at, inline_policies,"
                        + " access_key_count, version, mac) VALUES (?, 'bob', 'Bob', '/', ?, ?, ?, 1, 2, ?)",
                ACCOUNT.digits(),
                ID,
                CREATED.toEpochMilli(),
                "p " + HASH,
                mac);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void its_users_are_read_with_their_inline_policies() {
        assertThat(users.find(ACCOUNT, "bob")).contains(user());
    }

    @Test
    void a_change_of_one_writes_it_in_the_form_of_today() throws Exception {
        User tagged = user().with(user().attachments().tagged(List.of(new Tag("a", "b"))));

        store.commit(users.replace(user(), tagged, List.of()));

        assertThat(users.find(ACCOUNT, "bob")).contains(tagged);
    }

    @Test
    void its_users_are_counted_once_the_next_is_made() throws Exception {
        var counts = new AccountCounts(store.crypto());
        assertThat(amount(counts)).isEqualTo(1);

        User another = User.create(ACCOUNT, "/", "carol", UserId.draw(store.random()), CREATED, List.of());
        store.commit(users.insert(another, List.of()));
        assertThat(amount(counts)).isEqualTo(2);

        store.commit(users.delete(another));
        assertThat(amount(counts)).isEqualTo(1);
    }

    @Test
    void a_row_of_today_cannot_be_made_to_look_like_one_of_then() throws Exception {
        User tagged = user().with(user().attachments().tagged(List.of(new Tag("a", "b"))));
        store.commit(users.replace(user(), tagged, List.of()));

        change("UPDATE iam_user SET attachments = NULL, group_ids = NULL");

        assertThatExceptionOfType(DamagedRow.class).isThrownBy(() -> users.find(ACCOUNT, "bob"));
    }

    @Test
    void nothing_can_be_attached_to_a_row_of_then() throws Exception {
        change("UPDATE iam_user SET attachments = '', group_ids = ''");

        assertThatExceptionOfType(DamagedRow.class).isThrownBy(() -> users.find(ACCOUNT, "bob"));
    }

    private long amount(AccountCounts counts) {
        return store.store().read(snapshot -> counts.amount(snapshot, ACCOUNT, EntityKind.USER));
    }

    private void change(@com.google.errorprone.annotations.CompileTimeConstant String statement, Object... values)
            throws Exception {
        store.commit(new Write(ACCOUNT, List.of(new Touch(SqlUsers.USER, ID)), sql -> sql.change(statement, values)));
    }

    private static User user() {
        var policy = new InlinePolicy("p", Blob.owning(java.util.HexFormat.of().parseHex(HASH)));
        return new User(
                ACCOUNT, "/", "Bob", new UserId(ID), CREATED, Attachments.ofInline(List.of(policy)), List.of(), 1, 2);
    }
}
