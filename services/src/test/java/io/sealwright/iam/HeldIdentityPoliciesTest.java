// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import static io.sealwright.iam.Users.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.gateway.Identity;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.store.SqlUsers;
import io.sealwright.policy.PolicySet;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.EventLoop;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.TestStore;
import io.sealwright.store.Body;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Principal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a decision finds its caller's policies. */
class HeldIdentityPoliciesTest {

    @TempDir
    Path folder;

    private TestStore store;
    private Users room;
    private Principal administrator;

    @BeforeEach
    void open() throws Exception {
        store = TestStore.open(folder, new CryptoFixture(9));
        room = new Users(store);
        var prepared = room.administrators.prepare(ACCOUNT);
        store.commit(prepared.write());
        administrator = prepared.user().principal("aws");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_user_has_its_inline_policies_at_its_own_version() {
        PolicySet policies = room.policies.of(administrator).policies();

        assertThat(policies.generation()).isEqualTo(2); // the user, then its access key
        assertThat(policies.documents())
                .singleElement()
                .satisfies(document -> assertThat(document.hash()).isEqualTo(PolicyDocuments.hash(document.text())));
    }

    @Test
    void a_principal_that_is_gone_has_no_policies() {
        var gone = new Principal.User(
                "aws",
                ACCOUNT,
                "/",
                "administrator",
                UserId.draw(store.random()).text());

        assertThat(room.policies.of(gone)).isEqualTo(Identity.NONE);
    }

    @Test
    void on_an_event_loop_nothing_is_loaded() {
        assertThatExceptionOfType(NotAtHand.class)
                .isThrownBy(() -> EventLoop.run(() -> room.policies.of(administrator)));

        Identity loaded = room.policies.of(administrator);

        assertThat(EventLoop.run(() -> room.policies.of(administrator))).isSameAs(loaded);
    }

    @Test
    void a_policy_taken_out_of_the_row_behind_our_back_is_noticed() throws Exception {
        tamper(sql -> sql.change("UPDATE iam_user SET attachments = ''"));

        assertThatExceptionOfType(DamagedRow.class).isThrownBy(() -> room.policies.of(administrator));
    }

    @Test
    void a_document_that_is_not_the_text_of_its_hash_allows_nothing() throws Exception {
        tamper(sql -> sql.change("UPDATE policy_document SET body = body || ' '"));

        assertThatExceptionOfType(DamagedRow.class)
                .isThrownBy(() -> room.policies.of(administrator))
                .withMessageContaining("policy_document");
    }

    private void tamper(Body body) throws Exception {
        store.commit(new Write(ACCOUNT, List.of(new Touch(SqlUsers.USER, administrator.principalId())), body));
    }
}
