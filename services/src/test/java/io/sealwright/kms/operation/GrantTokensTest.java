// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Grant tokens on every operation that takes some: an index to grants, and no proof of anything. */
@ExtendWith(SharedKms.class)
class GrantTokensTest {
    private TestAccount account;
    private TestUser alice;
    private TestUser bob;
    private String key;

    static Stream<Request> operations() {
        return Stream.of(
                new Request("Encrypt", "KeyId", "KEY", "Plaintext", new byte[1], "GrantTokens", "TOKENS"),
                new Request("Decrypt", "CiphertextBlob", "CIPHERTEXT", "GrantTokens", "TOKENS"),
                new Request(
                        "ReEncrypt",
                        "CiphertextBlob",
                        "CIPHERTEXT",
                        "DestinationKeyId",
                        "KEY",
                        "GrantTokens",
                        "TOKENS"),
                new Request("GenerateDataKey", "KeyId", "KEY", "KeySpec", "AES_256", "GrantTokens", "TOKENS"),
                new Request(
                        "GenerateDataKeyWithoutPlaintext",
                        "KeyId",
                        "KEY",
                        "KeySpec",
                        "AES_256",
                        "GrantTokens",
                        "TOKENS"),
                new Request("DescribeKey", "KeyId", "KEY", "GrantTokens", "TOKENS"),
                new Request(
                        "CreateGrant",
                        "KeyId",
                        "KEY",
                        "GranteePrincipal",
                        "BOB",
                        "Operations",
                        List.of("Encrypt"),
                        "GrantTokens",
                        "TOKENS"));
    }

    @BeforeEach
    void a_key(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        bob = account.user("bob");
        key = alice.createKey();
    }

    private Answer grantToBob(String... operations) {
        return alice.call("CreateGrant", "KeyId", key, "GranteePrincipal", bob.arn(), "Operations", List.of(operations))
                .ok();
    }

    private Answer call(Request request, TestUser user, Object... tokens) {
        return request.by(
                user,
                Map.of(
                        "KEY",
                        key,
                        "CIPHERTEXT",
                        alice.encrypt(key, "hello"),
                        "BOB",
                        bob.arn(),
                        "TOKENS",
                        List.of(tokens)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_token_that_nobody_gave_out_is_refused_to_whoever_may_do_it(Request request) {
        String good = grantToBob("Encrypt").text("GrantToken");
        String cut = good.substring(0, good.length() - 2);

        call(request, alice, "invented").isBareRefusal("InvalidGrantTokenException");
        call(request, alice, cut).isBareRefusal("InvalidGrantTokenException");
        call(request, alice, good, "invented").isBareRefusal("InvalidGrantTokenException");
        call(request, alice, good).ok();
        assertThat(call(request, account.user("nobody"), "invented").code()).isEqualTo("AccessDeniedException");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_token_gives_its_holder_nothing(Request request) {
        String token = grantToBob(
                        "Encrypt",
                        "Decrypt",
                        "ReEncryptFrom",
                        "ReEncryptTo",
                        "GenerateDataKey",
                        "GenerateDataKeyWithoutPlaintext",
                        "DescribeKey",
                        "CreateGrant")
                .text("GrantToken");

        call(request, bob, token).ok();
        assertThat(call(request, account.user("thief"), token).code()).isEqualTo("AccessDeniedException");
    }

    @Test
    void a_token_is_refused_when_its_grant_has_ended() {
        Answer made = grantToBob("Encrypt");
        alice.call("RevokeGrant", "KeyId", key, "GrantId", made.text("GrantId")).ok();
        Request encrypt = operations().findFirst().orElseThrow();

        assertThat(call(encrypt, bob, made.text("GrantToken")).code()).isEqualTo("AccessDeniedException");
        call(encrypt, alice, made.text("GrantToken")).isBareRefusal("InvalidGrantTokenException");
    }

    @Test
    void tokens_of_grants_on_other_keys_do_no_harm() {
        String other = alice.createKey();
        String token = alice.call(
                        "CreateGrant", "KeyId", other, "GranteePrincipal", bob.arn(), "Operations", List.of("Encrypt"))
                .ok()
                .text("GrantToken");

        call(operations().findFirst().orElseThrow(), alice, token).ok();
        assertThat(call(operations().findFirst().orElseThrow(), bob, token).code())
                .isEqualTo("AccessDeniedException");
    }
}
