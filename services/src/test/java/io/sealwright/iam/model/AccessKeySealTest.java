// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.CryptoFixture;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A secret access key opens for the key it was made for, and for no other. */
class AccessKeySealTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final AccountId OTHER = new AccountId("444455556666");
    private static final String ID = "AKIAAAAAAAAAAAAAAAAA";

    private final CryptoFixture crypto = new CryptoFixture(5);
    private final AccessKeySeal seal = new AccessKeySeal(crypto.boundary());
    private final SecretBytes secret = SecretAccessKeys.draw(crypto.random());
    private final Blob sealed = seal.seal(ID, ACCOUNT, 1, secret);

    @Test
    void it_opens_for_its_own_key() throws BadSeal {
        assertThat(seal.open(key(ID, ACCOUNT, 1)).sameAs(secret)).isTrue();
    }

    @Test
    void it_opens_for_no_other_id_account_or_version() {
        assertThatExceptionOfType(BadSeal.class).isThrownBy(() -> seal.open(key("AKIABBBBBBBBBBBBBBBB", ACCOUNT, 1)));
        assertThatExceptionOfType(BadSeal.class).isThrownBy(() -> seal.open(key(ID, OTHER, 1)));
        assertThatExceptionOfType(BadSeal.class).isThrownBy(() -> seal.open(key(ID, ACCOUNT, 2)));
    }

    private AccessKey key(String id, AccountId account, long secretVersion) {
        var user = UserId.draw(crypto.random());
        return new AccessKey(id, account, user, AccessKeyStatus.ACTIVE, Instant.EPOCH, secretVersion, sealed);
    }
}
