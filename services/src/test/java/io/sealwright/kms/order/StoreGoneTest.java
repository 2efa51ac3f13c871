// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Kms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import org.junit.jupiter.api.Test;

/** What is held in memory goes on while the store is away; all else may be tried again. */
class StoreGoneTest {

    @Test
    void uses_go_on_from_memory_and_the_rest_is_told_to_try_again() throws Exception {
        try (Kms kms = Kms.start()) {
            TestAccount account = kms.newAccount();
            kms.found(account); // As at every first start; an account of no organization is not held.
            TestUser alice = account.administrator();
            TestUser unseen = account.userAllowed("unseen", "kms:*");
            String key = alice.createKey();
            byte[] sealed = alice.encrypt(key, "hello");
            String unseenKey = alice.createKey();

            kms.store.close();

            assertThat(alice.decrypt(sealed)).isEqualTo("hello");
            alice.call("DescribeKey", "KeyId", unseenKey).isBareRefusal(500, "DependencyTimeoutException");
            alice.call("DisableKey", "KeyId", key).isBareRefusal(500, "DependencyTimeoutException");
            alice.call("ListKeys").isBareRefusal(500, "DependencyTimeoutException");
            assertThat(unseen.call("ListKeys").status()).isEqualTo(500);
        }
    }
}
