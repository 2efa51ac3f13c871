// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever can write the database puts back what lets a service call for others. */
@ExtendWith(SharedKms.class)
@NullUnmarked
class ForwardingReplayTest {
    private Kms kms;
    private ObjectStore store;
    private TestAccount account;
    private TestUser alice;
    private byte[] ciphertext;

    @BeforeEach
    void a_service_that_may_decrypt_for_alice(Kms shared) {
        kms = shared;
        store = ObjectStore.registered(kms);
        account = kms.newAccount();
        alice = account.administrator();
        store.enable(alice).ok();
        ciphertext = alice.encrypt(alice.createKey(), "hello");
    }

    private void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
    }

    @Test
    void a_consent_that_was_withdrawn_does_not_come_back() {
        String token = store.tokenFor(alice);
        List<Object> consent = kms.row("sealwright_consent", "service", store.name);
        ObjectStore.call(alice, "DisableServiceForwarding", "ServiceName", store.name)
                .ok();

        kms.putBack("sealwright_consent", consent);

        assertUnavailable(store.decrypt(token, ciphertext));
        assertUnavailable(store.exchange(store.get(alice)));
    }

    @Test
    void a_service_that_was_deregistered_does_not_come_back() {
        String token = store.tokenFor(alice);
        List<Object> service = kms.row("sealwright_service", "name", store.name);
        List<Object> consent = kms.row("sealwright_consent", "service", store.name);
        ObjectStore.call(store.management, "DeregisterService", "ServiceName", store.name)
                .ok();

        kms.putBack("sealwright_service", service);
        kms.putBack("sealwright_consent", consent);

        assertUnavailable(store.decrypt(token, ciphertext));
        assertUnavailable(store.exchange(store.get(alice)));
    }
}
