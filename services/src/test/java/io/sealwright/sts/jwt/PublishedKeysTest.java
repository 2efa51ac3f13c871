// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.contract.JsonObject.NotJson;
import io.sealwright.kms.MovableClock;
import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys come from a file or from the issuer's own discovery document, and are asked for rarely. */
class PublishedKeysTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final String URL = "https://ci.example";
    private static final TokenMaker ISSUER = new TokenMaker("key-1");

    private final MovableClock clock = new MovableClock();
    private final Map<String, String> web = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final PublishedKeys keys = new PublishedKeys(Map.of(), this::get, clock);

    private byte[] get(AccountId account, URI uri, int maxBytes) throws IOException {
        asked.add(uri.toString());
        String text = web.get(uri.toString());
        if (text == null) {
            throw new IOException("nothing there");
        }
        return text.getBytes(UTF_8);
    }

    private void publish() {
        web.put(URL + "/.well-known/openid-configuration", """
                {"issuer":"https://ci.example","jwks_uri":"https://ci.example/keys"}""");
        web.put(URL + "/keys", ISSUER.published());
    }

    @Test
    void the_discovery_document_tells_where_the_keys_are() {
        publish();

        assertThat(keys.of(ACCOUNT, URL)).isPresent();
        assertThat(asked).containsExactly(URL + "/.well-known/openid-configuration", URL + "/keys");
    }

    @Test
    void keys_are_asked_for_again_after_ten_minutes() {
        publish();
        var _ = keys.of(ACCOUNT, URL);

        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        var _ = keys.of(ACCOUNT, URL);
        assertThat(asked).hasSize(2);
        clock.pass(Duration.ofSeconds(1));
        var _ = keys.of(ACCOUNT, URL);

        assertThat(asked).hasSize(4);
    }

    @Test
    void a_key_that_is_not_there_is_looked_for_at_most_every_half_minute() {
        publish();
        var _ = keys.of(ACCOUNT, URL);

        for (int i = 0; i < 10; i++) {
            var _ = keys.newerOf(ACCOUNT, URL);
        }
        assertThat(asked).hasSize(2);
        clock.pass(Duration.ofSeconds(30));
        var _ = keys.newerOf(ACCOUNT, URL);

        assertThat(asked).hasSize(4);
    }

    @Test
    void an_issuer_that_does_not_answer_is_not_asked_for_every_token() {
        for (int i = 0; i < 10; i++) {
            assertThat(keys.of(ACCOUNT, URL)).isEmpty();
        }

        assertThat(asked).hasSize(1);
    }

    @Test
    void keys_that_cannot_be_asked_for_anew_are_good_for_an_hour() {
        publish();
        var _ = keys.of(ACCOUNT, URL);
        web.clear();

        clock.pass(Duration.ofMinutes(59));
        assertThat(keys.of(ACCOUNT, URL)).isPresent();
        clock.pass(Duration.ofMinutes(1));

        assertThat(keys.of(ACCOUNT, URL)).isEmpty();
    }

    @Test
    void while_an_issuer_is_slow_to_answer_its_known_keys_go_on_and_nobody_waits_for_it() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        AtomicBoolean slow = new AtomicBoolean();
        PublishedKeys slowly = new PublishedKeys(
                Map.of(),
                (account, uri, maxBytes) -> {
                    if (slow.get()) {
                        asking.countDown();
                        waitFor(answers);
                    }
                    return get(account, uri, maxBytes);
                },
                clock);
        publish();
        assertThat(slowly.of(ACCOUNT, URL)).isPresent();
        clock.pass(Duration.ofMinutes(11));
        slow.set(true);
        Thread first = Thread.ofVirtual().start(() -> slowly.of(ACCOUNT, URL));
        asking.await();

        assertThat(slowly.of(ACCOUNT, URL)).isPresent(); // It would wait for ever.

        answers.countDown();
        first.join();
    }

    private static void waitFor(CountDownLatch answers) throws InterruptedIOException {
        try {
            answers.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Test
    void a_discovery_document_of_another_issuer_is_none() {
        publish();
        web.put(URL + "/.well-known/openid-configuration", """
                {"issuer":"https://other.example","jwks_uri":"https://ci.example/keys"}""");

        assertThat(keys.of(ACCOUNT, URL)).isEmpty();
    }

    @Test
    void an_issuer_with_a_file_is_never_asked() {
        PublishedKeys fromFile = new PublishedKeys(Map.of(URL, ISSUER.keys()), this::get, clock);

        assertThat(fromFile.of(ACCOUNT, URL)).isPresent();
        assertThat(fromFile.newerOf(ACCOUNT, URL)).isPresent();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":{}}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAA\"}]}"
            })
    void a_set_without_a_key_that_we_take_is_none(String text) {
        assertThatExceptionOfType(NotJson.class).isThrownBy(() -> KeySet.parse(text.getBytes(UTF_8)));
    }

    @Test
    void keys_for_encryption_private_keys_and_other_algorithms_are_left_out() {
        for (String changed : new String[] {
            ISSUER.published().replace("\"use\":\"sig\"", "\"use\":\"enc\""),
            ISSUER.published().replace("\"use\":\"sig\"", "\"d\":\"AAAA\""),
            ISSUER.published().replace("RS256", "HS256"),
            ISSUER.published().replace("RS256", "none"),
            ISSUER.published().replace("RS256", "ES256")
        }) {
            assertThatExceptionOfType(NotJson.class).isThrownBy(() -> KeySet.parse(changed.getBytes(UTF_8)));
        }
    }

    @Test
    void an_ec_key_and_an_ed25519_key_are_taken() throws NotJson {
        assertThat(KeySet.parse("""
                {"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                 "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},
                 {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""".getBytes(UTF_8))).hasToString("KeySet[2 keys]");
    }
}
