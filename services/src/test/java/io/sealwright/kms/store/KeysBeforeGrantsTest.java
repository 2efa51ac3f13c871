// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.KeyId;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.ledger.Basis;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.rows.DamagedRow;
import io.sealwright.store.Body;
import io.sealwright.store.Change;
import io.sealwright.store.Conflict;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys that were last written before a key counted its grants: their MAC lacks the columns that came then. */
@ExtendWith(SharedKms.class)
class KeysBeforeGrantsTest {
    private Kms kms;
    private TestUser alice;
    private KeyAddress address;

    @BeforeEach
    void a_key_as_an_older_server_wrote_it(Kms shared) throws Exception {
        kms = shared;
        alice = kms.newAccount().administrator();
        String key = alice.createKey();
        address = new KeyAddress(
                new AccountId(alice.account()),
                new Region(Kms.REGION),
                KeyId.parse(key.substring(key.indexOf('/') + 1)).orElseThrow());
        byte[] mac = new Macs(kms.crypto, "kms_key", 1).in(address.region()).of(KeyRows.columnsBeforeGrants(read()));
        write(sql -> sql.changeOne(
                "UPDATE kms_key SET policy_principals = '', grant_count = 0, mac = ? WHERE key_id = ?",
                mac,
                address.keyId().toString()));
    }

    /** As a change, so that the register of rows knows it: what is shown here is what the row's own MAC tells. */
    private void write(Body body) throws Conflict {
        byte[] record = LedgerEntry.of(UUID.randomUUID(), Basis.NONE, new byte[] {'{', '}'})
                .bytes();
        kms.store.commit(new Change(address.account(), List.of(SqlKeys.touch(address)), record, body));
    }

    private KeyFacts read() {
        return kms.store
                .read(snapshot -> new KeyRows(kms.crypto).find(snapshot, address))
                .orElseThrow();
    }

    @Test
    void it_opens_and_has_neither_grants_nor_known_principals() {
        assertThat(read().grantCount()).isZero();
        assertThat(read().policyPrincipals()).isEqualTo(PrincipalIds.NONE);
    }

    @Test
    void its_next_change_gives_it_the_new_form() throws Exception {
        alice.call("UpdateKeyDescription", "KeyId", address.keyId().toString(), "Description", "new")
                .ok();

        assertThat(read().description()).isEqualTo("new");
        write(sql -> sql.changeOne(
                "UPDATE kms_key SET grant_count = 1 WHERE key_id = ?",
                address.keyId().toString()));
        assertThatExceptionOfType(DamagedRow.class).isThrownBy(this::read);
    }

    @Test
    void whoever_adds_grants_or_principals_to_it_has_damaged_it() throws Exception {
        write(sql -> sql.changeOne(
                "UPDATE kms_key SET grant_count = 1 WHERE key_id = ?",
                address.keyId().toString()));
        assertThatExceptionOfType(DamagedRow.class).isThrownBy(this::read);

        write(sql -> sql.changeOne(
                "UPDATE kms_key SET grant_count = 0, policy_principals = 'arn:aws:iam::111122223333:user/a AIDAX'"
                        + " WHERE key_id = ?",
                address.keyId().toString()));
        assertThatExceptionOfType(DamagedRow.class).isThrownBy(this::read);
    }
}
