// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import static io.sealwright.iam.Users.ACCOUNT;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.gateway.signature.AccessKey;
import io.sealwright.organizations.model.Account;
import io.sealwright.organizations.store.SqlAccounts;
import io.sealwright.policy.AccessRequest;
import io.sealwright.policy.Decision;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Policies;
import io.sealwright.policy.PolicyEvaluator;
import io.sealwright.policy.Resource;
import io.sealwright.rows.TestStore;
import io.sealwright.rows.Writes;
import io.sealwright.store.TestEngine;
import io.sealwright.store.UniqueViolation;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.SecretBytes.ExportReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first start makes. */
class FirstAdministratorTest {
    private final CryptoFixture crypto = new CryptoFixture(20261124);

    @TempDir
    Path folder;

    private TestStore store;
    private Users room;

    @BeforeEach
    void open() {
        store = TestStore.open(folder, crypto);
        room = new Users(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_credential_has_the_form_that_clients_know() {
        var prepared = room.administrators.prepare(ACCOUNT);

        assertThat(prepared.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
        assertThat(secretOf(prepared)).matches("[A-Za-z0-9+/]{40}");
        assertThat(prepared.user().id().text()).matches("AIDA[A-Z2-7]{17}");
    }

    @Test
    void account_user_policy_and_key_are_one_change() throws Exception {
        var accounts = new SqlAccounts(store.store(), store.crypto());
        var prepared = room.administrators.prepare(ACCOUNT);
        var account = new Account(ACCOUNT, "Sealwright", TestStore.CLOCK.instant());

        store.commit(Writes.together(accounts.insert(account), prepared.write()));

        assertThat(store.store().head(store.store().lane(ACCOUNT))).isEqualTo(1);
        assertThat(accounts.list()).containsExactly(account);
        assertThat(room.users.find(ACCOUNT, "Administrator")).contains(prepared.user());
    }

    @Test
    void a_second_first_start_changes_nothing() throws Exception {
        var accounts = new SqlAccounts(store.store(), store.crypto());
        var account = new Account(ACCOUNT, "Sealwright", TestStore.CLOCK.instant());
        store.commit(Writes.together(
                accounts.insert(account), room.administrators.prepare(ACCOUNT).write()));

        var again = Writes.together(
                accounts.insert(account), room.administrators.prepare(ACCOUNT).write());

        assertThatExceptionOfType(UniqueViolation.class).isThrownBy(() -> store.commit(again));
        assertThat(store.store().head(store.store().lane(ACCOUNT))).isEqualTo(1);
    }

    @Test
    void after_a_restart_the_key_signs_for_the_administrator() throws Exception {
        var prepared = room.administrators.prepare(ACCOUNT);
        store.commit(prepared.write());
        store.close();
        store = TestStore.open(folder, crypto);

        var found = new Users(store).keys.find(prepared.accessKeyId());

        assertThat(found).isInstanceOfSatisfying(AccessKey.class, key -> {
            assertThat(key.active()).isTrue();
            assertThat(key.secret().sameAs(prepared.secretAccessKey())).isTrue();
            assertThat(key.principal().arn()).hasToString("arn:aws:iam::111122223333:user/administrator");
            assertThat(key.principal().principalId())
                    .isEqualTo(prepared.user().id().text());
        });
    }

    @Test
    void the_administrator_may_do_everything() throws Exception {
        var prepared = room.administrators.prepare(ACCOUNT);
        store.commit(prepared.write());
        Principal administrator = prepared.user().principal("aws");

        var request = new AccessRequest(administrator, new Action("kms", "CreateKey"), Resource.EVERYTHING, Facts.NONE);

        assertThat(new PolicyEvaluator()
                        .decide(
                                request,
                                Policies.ofIdentity(
                                        room.policies.of(administrator).policies())))
                .isEqualTo(new Decision.Allowed());
    }

    @Test
    void no_file_of_the_store_holds_the_secret_in_clear() throws Exception {
        var prepared = room.administrators.prepare(ACCOUNT);
        store.commit(prepared.write());
        String secret = secretOf(prepared);

        assertThat(contents()).anySatisfy(content -> assertThat(content).contains(prepared.accessKeyId()));
        assertThat(contents()).noneSatisfy(content -> assertThat(content).contains(secret));
    }

    private List<String> contents() throws IOException {
        try (var files = Files.walk(TestEngine.ofThisRun().files(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(FirstAdministratorTest::content)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String secretOf(FirstAdministrator.Prepared prepared) {
        return new String(prepared.secretAccessKey().export(ExportReason.TEST), US_ASCII);
    }
}
