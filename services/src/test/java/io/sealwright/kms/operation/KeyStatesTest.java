// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each operation answers for a key in each state.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html">Key state table</a>
 */
@ExtendWith(SharedKms.class)
class KeyStatesTest {

    /** How the table marks a cell. */
    enum Outcome {
        OK,
        /** Note 1. */
        IS_DISABLED,
        /** Note 3. */
        IS_PENDING_DELETION,
        /** Note 4. */
        IS_NOT_PENDING_DELETION;

        void check(Answer answer, String key) {
            switch (this) {
                case OK -> answer.ok();
                case IS_DISABLED -> answer.isRefusal("DisabledException", key + " is disabled.");
                case IS_PENDING_DELETION -> answer.isRefusal("KMSInvalidStateException", key + " is pending deletion.");
                case IS_NOT_PENDING_DELETION ->
                    answer.isRefusal("KMSInvalidStateException", key + " is not pending deletion.");
            }
        }
    }

    record Row(Request request, Outcome enabled, Outcome disabled, Outcome pendingDeletion) {
        @Override
        public String toString() {
            return request.toString();
        }
    }

    static Stream<Row> table() {
        return Stream.of(
                use("Decrypt", "CiphertextBlob", "CIPHERTEXT"),
                use("Encrypt", "KeyId", "KEY", "Plaintext", new byte[1]),
                use("GenerateDataKey", "KeyId", "KEY", "KeySpec", "AES_256"),
                use("GenerateDataKeyWithoutPlaintext", "KeyId", "KEY", "KeySpec", "AES_256"),
                use("ReEncrypt", "CiphertextBlob", "CIPHERTEXT", "DestinationKeyId", "OTHER"),
                use("CreateGrant", "KeyId", "KEY", "GranteePrincipal", "CALLER", "Operations", List.of("Encrypt")),
                any("ListGrants", "KeyId", "KEY"),
                any("RevokeGrant", "KeyId", "KEY", "GrantId", "GRANT"),
                any("RetireGrant", "KeyId", "KEY", "GrantId", "GRANT"),
                any("DescribeKey", "KeyId", "KEY"),
                any("GetKeyPolicy", "KeyId", "KEY"),
                any("ListAliases", "KeyId", "KEY"),
                any("ListKeyPolicies", "KeyId", "KEY"),
                any("ListResourceTags", "KeyId", "KEY"),
                any("PutKeyPolicy", "KeyId", "KEY", "Policy", "POLICY"),
                any("DeleteAlias", "AliasName", "alias/on-key"),
                notPending("CreateAlias", "AliasName", "alias/new", "TargetKeyId", "KEY"),
                notPending("UpdateAlias", "AliasName", "alias/on-other", "TargetKeyId", "KEY"),
                any("UpdateAlias", "AliasName", "alias/on-key", "TargetKeyId", "OTHER"),
                notPending("DisableKey", "KeyId", "KEY"),
                notPending("EnableKey", "KeyId", "KEY"),
                notPending("ScheduleKeyDeletion", "KeyId", "KEY"),
                notPending("TagResource", "KeyId", "KEY", "Tags", List.of(Map.of("TagKey", "a", "TagValue", "b"))),
                notPending("UntagResource", "KeyId", "KEY", "TagKeys", List.of("a")),
                notPending("UpdateKeyDescription", "KeyId", "KEY", "Description", "x"),
                new Row(
                        new Request("CancelKeyDeletion", "KeyId", "KEY"),
                        Outcome.IS_NOT_PENDING_DELETION,
                        Outcome.IS_NOT_PENDING_DELETION,
                        Outcome.OK));
    }

    private static Row any(String operation, Object... members) {
        return new Row(new Request(operation, members), Outcome.OK, Outcome.OK, Outcome.OK);
    }

    private static Row use(String operation, Object... members) {
        return new Row(new Request(operation, members), Outcome.OK, Outcome.IS_DISABLED, Outcome.IS_PENDING_DELETION);
    }

    private static Row notPending(String operation, Object... members) {
        return new Row(new Request(operation, members), Outcome.OK, Outcome.OK, Outcome.IS_PENDING_DELETION);
    }

    @ParameterizedTest
    @MethodSource("table")
    void the_state_of_a_key_decides_what_it_does(Row row, Kms kms) {
        TestUser alice = kms.newAccount().administrator();

        check(row.enabled(), row.request(), alice, "Enabled");
        check(row.disabled(), row.request(), alice, "Disabled");
        check(row.pendingDeletion(), row.request(), alice, "PendingDeletion");
    }

    private static void check(Outcome expected, Request request, TestUser user, String state) {
        String key = user.createKey();
        String other = user.createKey();
        byte[] ciphertext = user.encrypt(key, "hello");
        if (request.operation().endsWith("Alias")) {
            nameAnew(user, key, other);
        }
        String grant = user.call(
                        "CreateGrant", "KeyId", key, "GranteePrincipal", user.arn(), "Operations", List.of("Encrypt"))
                .ok()
                .text("GrantId");
        String policy = user.call("GetKeyPolicy", "KeyId", key).ok().text("Policy");
        if (state.equals("Disabled")) {
            user.call("DisableKey", "KeyId", key).ok();
        }
        if (state.equals("PendingDeletion")) {
            user.call("ScheduleKeyDeletion", "KeyId", key).ok();
        }
        assertThat(user.keyState(key)).isEqualTo(state);

        Answer answer = request.by(
                user,
                Map.of(
                        "KEY",
                        key,
                        "CIPHERTEXT",
                        ciphertext,
                        "OTHER",
                        other,
                        "POLICY",
                        policy,
                        "GRANT",
                        grant,
                        "CALLER",
                        user.arn()));

        expected.check(answer, key);
    }

    private static void nameAnew(TestUser user, String key, String other) {
        for (String alias : List.of("alias/on-key", "alias/on-other", "alias/new")) {
            var _ = user.call("DeleteAlias", "AliasName", alias);
        }
        user.call("CreateAlias", "AliasName", "alias/on-key", "TargetKeyId", key)
                .ok();
        user.call("CreateAlias", "AliasName", "alias/on-other", "TargetKeyId", other)
                .ok();
    }
}
