// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.crypto.HmacSha256;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.SecretBytes;
import org.junit.jupiter.api.Test;

final class SigningKeyCacheTest {
    private static final HmacSha256 SIGNING_KEY = HmacSha256.keyed(new byte[] {1});

    @Test
    void an_account_has_its_share_and_no_more() {
        SigningKeyCache cache = new SigningKeyCache(64, 1_000);
        AccessKey neighbour = key("neighbour", 2);
        put(cache, neighbour, "20261124/eu-central-1/kms");
        for (int i = 0; i < 500; i++) {
            put(cache, key("key-" + i, 1), "20261124/eu-central-1/kms");
        }

        assertThat(cache.size()).isEqualTo(65);
        assertThat(has(cache, neighbour, "20261124/eu-central-1/kms")).isTrue();
        assertThat(has(cache, key("key-499", 1), "20261124/eu-central-1/kms")).isTrue();
        assertThat(has(cache, key("key-0", 1), "20261124/eu-central-1/kms")).isFalse();
    }

    @Test
    void all_accounts_together_are_bounded() {
        SigningKeyCache cache = new SigningKeyCache(64, 64);
        for (int i = 0; i < 500; i++) {
            put(cache, key("key-" + i, i), "20261124/eu-central-1/kms");
        }

        assertThat(cache.size()).isEqualTo(64);
    }

    @Test
    void one_access_key_cannot_fill_the_cache_with_scopes() {
        SigningKeyCache cache = new SigningKeyCache(64, 64);
        AccessKey key = key("key", 1);
        for (int i = 0; i < 500; i++) {
            put(cache, key, "20261124/region-" + i + "/kms");
        }

        assertThat(cache.size()).isEqualTo(64);
        assertThat(has(cache, key, "20261124/region-499/kms")).isTrue();
    }

    @Test
    void days_that_ended_are_dropped() {
        SigningKeyCache cache = new SigningKeyCache(64, 64);
        AccessKey key = key("key", 1);
        put(cache, key, "20261123/eu-central-1/kms");
        put(cache, key, "20261124/eu-central-1/kms");
        put(cache, key("other", 2), "20261123/eu-central-1/kms");

        cache.dropDaysBefore("20261124");

        assertThat(cache.size()).isEqualTo(1);
        assertThat(has(cache, key, "20261124/eu-central-1/kms")).isTrue();
    }

    @Test
    void the_same_scope_is_kept_once() {
        SigningKeyCache cache = new SigningKeyCache(64, 64);
        for (int i = 0; i < 10; i++) {
            put(cache, key("key", 1), "20261124/eu-central-1/kms");
        }

        assertThat(cache.size()).isEqualTo(1);
        cache.drop("key");
        assertThat(cache.size()).isZero();
        assertThat(has(cache, key("key", 1), "20261124/eu-central-1/kms")).isFalse();
    }

    private static AccessKey key(String id, long account) {
        return new AccessKey(
                id,
                1,
                SecretBytes.copyOf(new byte[] {1}),
                true,
                new Principal.User("aws", AccountId.of(account), "/", "u", "AIDAEXAMPLE"));
    }

    private static void put(SigningKeyCache cache, AccessKey key, String scope) {
        cache.put(key, scope.getBytes(US_ASCII), SIGNING_KEY);
    }

    private static boolean has(SigningKeyCache cache, AccessKey key, String scope) {
        byte[] text = scope.getBytes(US_ASCII);
        return cache.find(key, text, 0, text.length) != null;
    }
}
