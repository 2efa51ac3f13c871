// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import static io.sealwright.iam.Users.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.iam.model.User;
import io.sealwright.iam.model.UserId;
import io.sealwright.iam.store.SqlRoles;
import io.sealwright.policy.PolicyPrincipal;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.TestStore;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Principals of a stored policy must exist. */
class KnownPrincipalsTest {

    @TempDir
    Path folder;

    private TestStore store;
    private KnownPrincipals known;

    @BeforeEach
    void open() throws Exception {
        store = TestStore.open(folder, new CryptoFixture(13));
        var room = new Users(store);
        var roles = new SqlRoles(store.store(), new PolicyDocuments(), store.crypto(), "aws");
        known = new KnownPrincipals(room.users, roles, ACCOUNT::equals, "aws");
        var id = UserId.draw(store.random());
        store.commit(room.users.insert(
                User.create(ACCOUNT, "/team/", "Bob", id, TestStore.CLOCK.instant(), List.of()), List.of()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyone_accounts_and_users_of_this_installation_exist() {
        assertThat(known.allExist(List.of(
                        new PolicyPrincipal.Everyone(),
                        new PolicyPrincipal.Account("", ACCOUNT),
                        new PolicyPrincipal.Account("aws", ACCOUNT),
                        entity("arn:aws:iam::111122223333:user/team/Bob"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:user/team/bob",
                "arn:aws:iam::111122223333:user/Bob",
                "arn:aws:iam::111122223333:user/team/alice",
                "arn:aws:iam::444455556666:user/team/Bob",
                "arn:aws-cn:iam::111122223333:user/team/Bob",
                "arn:aws:iam::111122223333:role/team/Bob",
                "arn:aws:sts::111122223333:assumed-role/Bob/session"
            })
    void one_who_is_not_named_exactly_does_not_exist(String arn) {
        assertThat(known.allExist(List.of(new PolicyPrincipal.Everyone(), entity(arn))))
                .isFalse();
    }

    @Test
    void an_account_that_was_never_made_does_not_exist() {
        var other = new AccountId("444455556666");

        assertThat(known.allExist(List.of(new PolicyPrincipal.Account("", other))))
                .isFalse();
        assertThat(known.allExist(List.of(new PolicyPrincipal.Account("aws-cn", ACCOUNT))))
                .isFalse();
    }

    private static PolicyPrincipal entity(String arn) {
        return new PolicyPrincipal.Entity(Arn.parse(arn).orElseThrow());
    }
}
