// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.crypto.KeyId;
import io.sealwright.gateway.Write;
import io.sealwright.kms.Kms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import io.sealwright.kms.model.Grant;
import io.sealwright.kms.model.GrantAddress;
import io.sealwright.kms.model.GrantConstraint;
import io.sealwright.kms.model.GrantId;
import io.sealwright.kms.model.GrantParty;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.ledger.Basis;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.store.Change;
import io.sealwright.store.HeldState;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key with as many grants as it may have: what memory holds of them, and where it ends. */
class ManyGrantsTest {
    private static final byte[] RECORD =
            LedgerEntry.of(new UUID(1, 2), Basis.NONE, new byte[] {'{', '}'}).bytes();

    private Kms kms;
    private TestAccount account;
    private TestUser alice;
    private String key;
    private KeyAddress address;

    @BeforeEach
    void a_server_of_its_own() {
        kms = Kms.start();
        account = kms.newAccount();
        alice = account.administrator();
        key = alice.createKey();
        address = new KeyAddress(
                new AccountId(account.id()),
                new Region(Kms.REGION),
                KeyId.parse(key.substring(key.indexOf('/') + 1)).orElseThrow());
    }

    @AfterEach
    void stop() throws Exception {
        kms.close();
    }

    private KeyFacts facts() {
        return kms.keys.find(address).orElseThrow().facts();
    }

    private void commit(Write write) throws Exception {
        kms.store.commit(new Change(write.account(), write.touches(), RECORD, write.body()));
    }

    /** Grants of principals that never call, in one change. */
    private void grants(int many) throws Exception {
        GrantRows rows = new GrantRows(kms.crypto);
        KeyFacts before = facts();
        Write counted = kms.keys.replace(before, before.withMoreGrants(many));
        commit(counted.and(sql -> {
            for (int i = 0; i < many; i++) {
                rows.insert(
                        sql,
                        new Grant(
                                new GrantAddress(address, new GrantId("%064x".formatted(i))),
                                null,
                                new GrantParty(
                                        GrantParty.Kind.USER, "arn:aws:iam::111122223333:user/u" + i, "AIDA" + i),
                                null,
                                address.account(),
                                List.of(GrantOperation.ENCRYPT),
                                GrantConstraint.NONE,
                                Blob.EMPTY,
                                kms.clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            }
        }));
    }

    @Test
    void of_many_grants_memory_holds_those_of_the_principals_that_call() throws Exception {
        TestUser bob = account.user("bob");
        grants(2_000);
        alice.call("CreateGrant", "KeyId", key, "GranteePrincipal", bob.arn(), "Operations", List.of("Encrypt"))
                .ok();

        bob.call("Encrypt", "KeyId", key, "Plaintext", new byte[1]).ok();

        long items = kms.held.items();
        long bytes = kms.held.bytes();
        long loads = kms.held.loads();
        assertThat(bytes).isLessThan(60_000);
        for (int i = 0; i < 20; i++) {
            bob.call("Encrypt", "KeyId", key, "Plaintext", new byte[1]).ok();
            alice.call("Encrypt", "KeyId", key, "Plaintext", new byte[1]).ok();
        }
        assertThat(kms.held.items()).isLessThanOrEqualTo((int) items + 3);
        assertThat(kms.held.loads() - loads).isLessThanOrEqualTo(3);
    }

    @Test
    void a_change_of_one_grantee_leaves_what_is_held_of_another() {
        TestUser bob = account.user("bob");
        TestUser carol = account.user("carol");
        for (TestUser user : List.of(bob, carol)) {
            alice.call("CreateGrant", "KeyId", key, "GranteePrincipal", user.arn(), "Operations", List.of("Encrypt"))
                    .ok();
            user.call("Encrypt", "KeyId", key, "Plaintext", new byte[1]).ok();
        }
        SqlGrants other = new SqlGrants(kms.store, kms.crypto, new HeldState(kms.store, 1 << 20, System::nanoTime));
        assertThat(other.of(address, bob.userId()).all()).hasSize(1);
        assertThat(other.of(address, carol.userId()).all()).hasSize(1);
        assertThat(other.of(address, "AIDANOBODY").all()).isEmpty();
    }

    @Test
    void a_key_has_at_most_fifty_thousand_grants() throws Exception {
        KeyFacts before = facts();
        commit(kms.keys.replace(before, before.withMoreGrants(Grant.MAX_PER_KEY - 1)));

        alice.call("CreateGrant", "KeyId", key, "GranteePrincipal", alice.arn(), "Operations", List.of("Encrypt"))
                .ok();
        assertThat(alice.call(
                                "CreateGrant",
                                "KeyId",
                                key,
                                "GranteePrincipal",
                                alice.arn(),
                                "Operations",
                                List.of("Encrypt"))
                        .code())
                .isEqualTo("LimitExceededException");
    }

    @Test
    void what_ended_is_forgotten_after_a_month() throws Exception {
        for (int i = 0; i < 3; i++) {
            String grant = alice.call(
                            "CreateGrant",
                            "KeyId",
                            key,
                            "GranteePrincipal",
                            alice.arn(),
                            "Operations",
                            List.of("Encrypt"))
                    .ok()
                    .text("GrantId");
            alice.call("RevokeGrant", "KeyId", key, "GrantId", grant).ok();
            kms.clock.pass(java.time.Duration.ofDays(20));
        }

        assertThat(kms.count(
                        "SELECT count(*) FROM kms_grant WHERE key_id = ?",
                        address.keyId().toString()))
                .isEqualTo(2);
    }
}
