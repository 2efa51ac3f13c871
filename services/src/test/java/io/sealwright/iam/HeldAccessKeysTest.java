// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import static io.sealwright.iam.Users.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.gateway.Write;
import io.sealwright.gateway.signature.AccessKey;
import io.sealwright.gateway.signature.AccessKeyFinding.Missing;
import io.sealwright.iam.model.AccessKeyStatus;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.EventLoop;
import io.sealwright.rows.TestStore;
import io.sealwright.store.Body;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.NotAtHand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a request finds its caller's key. */
class HeldAccessKeysTest {
    private static final String INVENTED = "AKIAIOSFODNN7EXAMPLE";

    @TempDir
    Path folder;

    private TestStore store;
    private Users room;
    private FirstAdministrator.Prepared administrator;

    @BeforeEach
    void open() throws Exception {
        store = TestStore.open(folder, new CryptoFixture(7));
        room = new Users(store);
        administrator = room.administrators.prepare(ACCOUNT);
        store.commit(administrator.write());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_invented_id_is_refused_without_a_look_up_even_on_an_event_loop() {
        assertThat(EventLoop.run(() -> room.keys.find(INVENTED))).isEqualTo(Missing.UNKNOWN);
        assertThat(EventLoop.run(() -> room.keys.find("x"))).isEqualTo(Missing.UNKNOWN);
        assertThat(room.keys.find(INVENTED)).isEqualTo(Missing.UNKNOWN);
        assertThat(store.held().items()).isZero();
    }

    @Test
    void an_id_of_ours_that_nobody_has_is_unknown_after_a_look_up() {
        String issued = store.crypto().accessKeyIds().issue(ACCOUNT);

        assertThatExceptionOfType(NotAtHand.class).isThrownBy(() -> EventLoop.run(() -> room.keys.find(issued)));
        assertThat(room.keys.find(issued)).isEqualTo(Missing.UNKNOWN);
    }

    @Test
    void on_an_event_loop_a_key_is_found_once_it_was_loaded() {
        String id = administrator.accessKeyId();

        assertThatExceptionOfType(NotAtHand.class).isThrownBy(() -> EventLoop.run(() -> room.keys.find(id)));
        assertThat(room.keys.find(id)).isInstanceOf(AccessKey.class);
        assertThat(EventLoop.run(() -> room.keys.find(id))).isInstanceOf(AccessKey.class);
    }

    @Test
    void a_deactivated_key_is_seen_as_inactive_as_soon_as_the_change_is_acknowledged() throws Exception {
        String id = administrator.accessKeyId();
        assertThat(isActive(id)).isTrue();
        var key = store.store()
                .read(snapshot -> room.users.findAccessKey(snapshot, id))
                .orElseThrow();

        store.commit(room.users.changeAccessKey(administrator.user(), key.with(AccessKeyStatus.INACTIVE)));

        assertThat(isActive(id)).isFalse();
    }

    @Test
    void a_key_row_that_was_changed_behind_our_back_is_an_error_and_not_absent() throws Exception {
        tamper(sql -> sql.change("UPDATE iam_access_key SET status = 'Inactive'"));

        assertThatExceptionOfType(DamagedRow.class).isThrownBy(() -> room.keys.find(administrator.accessKeyId()));
    }

    @Test
    void a_key_cannot_be_given_to_another_user_in_the_table() throws Exception {
        tamper(sql -> sql.change("UPDATE iam_access_key SET user_id = 'AIDAAAAAAAAAAAAAAAAAA'"));

        assertThatExceptionOfType(DamagedRow.class).isThrownBy(() -> room.keys.find(administrator.accessKeyId()));
    }

    private boolean isActive(String id) {
        return room.keys.find(id) instanceof AccessKey key && key.active();
    }

    private void tamper(Body body) throws Exception {
        store.commit(new Write(ACCOUNT, List.of(new Touch(SqlUsers.ACCESS_KEY, administrator.accessKeyId())), body));
    }
}
