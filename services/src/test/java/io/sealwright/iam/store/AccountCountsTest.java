// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.gateway.Write;
import io.sealwright.iam.model.EntityKind;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.TestStore;
import io.sealwright.store.Body;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.ServiceException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quotas of an account. */
class AccountCountsTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");

    @TempDir
    Path folder;

    private TestStore store;
    private AccountCounts counts;

    @BeforeEach
    void open() {
        store = TestStore.open(folder, new CryptoFixture(3));
        counts = new AccountCounts(store.crypto());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_account_has_no_more_of_a_kind_than_its_quota() throws Exception {
        for (int i = 0; i < EntityKind.OPEN_ID_CONNECT_PROVIDER.most(); i++) {
            commit(sql -> counts.addOne(sql, ACCOUNT, EntityKind.OPEN_ID_CONNECT_PROVIDER));
        }

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> commit(sql -> counts.addOne(sql, ACCOUNT, EntityKind.OPEN_ID_CONNECT_PROVIDER)))
                .withMessage("Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100");
        assertThat(amount(EntityKind.OPEN_ID_CONNECT_PROVIDER)).isEqualTo(100);
        assertThat(amount(EntityKind.GROUP)).isZero();

        commit(sql -> counts.removeOne(sql, ACCOUNT, EntityKind.OPEN_ID_CONNECT_PROVIDER));
        commit(sql -> counts.addOne(sql, ACCOUNT, EntityKind.OPEN_ID_CONNECT_PROVIDER));
    }

    @Test
    void a_count_changed_behind_our_back_is_noticed() throws Exception {
        commit(sql -> counts.addOne(sql, ACCOUNT, EntityKind.GROUP));
        commit(sql -> sql.change("UPDATE iam_account_count SET amount = 0"));

        assertThatExceptionOfType(DamagedRow.class)
                .isThrownBy(() -> commit(sql -> counts.addOne(sql, ACCOUNT, EntityKind.GROUP)));
    }

    private long amount(EntityKind kind) {
        return store.store().read(snapshot -> counts.amount(snapshot, ACCOUNT, kind));
    }

    private void commit(Body body) throws Exception {
        store.commit(new Write(ACCOUNT, List.of(new Touch("account", ACCOUNT.digits())), body));
    }
}
