// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.gateway.Write;
import io.sealwright.organizations.model.Account;
import io.sealwright.rows.DamagedRow;
import io.sealwright.rows.TestStore;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.AccountId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The accounts of an installation. */
class SqlAccountsTest {
    private static final Account ACCOUNT =
            new Account(new AccountId("011122223333"), "Sealwright", Instant.parse("2026-01-02T03:04:05.678Z"));

    @TempDir
    Path folder;

    private TestStore store;
    private SqlAccounts accounts;

    @BeforeEach
    void open() {
        store = TestStore.open(folder, new CryptoFixture(11));
        accounts = new SqlAccounts(store.store(), store.crypto());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void before_the_first_start_there_is_none() {
        assertThat(accounts.list()).isEmpty();
        assertThat(accounts.find(ACCOUNT.id())).isEmpty();
    }

    @Test
    void an_account_is_found_by_its_number() throws Exception {
        store.commit(accounts.insert(ACCOUNT));

        assertThat(accounts.find(ACCOUNT.id())).contains(ACCOUNT);
        assertThat(accounts.find(new AccountId("111122223333"))).isEmpty();
    }

    @Test
    void a_number_is_given_once() throws Exception {
        store.commit(accounts.insert(ACCOUNT));

        assertThatExceptionOfType(UniqueViolation.class).isThrownBy(() -> store.commit(accounts.insert(ACCOUNT)));
    }

    @Test
    void a_row_that_was_changed_behind_our_back_is_an_error() throws Exception {
        store.commit(accounts.insert(ACCOUNT));
        store.commit(
                new Write(ACCOUNT.id(), List.of(), sql -> sql.change("UPDATE organizations_account SET name = 'x'")));

        assertThatExceptionOfType(DamagedRow.class).isThrownBy(() -> accounts.find(ACCOUNT.id()));
    }
}
