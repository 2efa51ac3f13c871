// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Json;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKms.class)
@NullUnmarked
class SimulatePolicyChangeTest {
    private TestAccount account;
    private TestUser alice;
    private TestUser bob;
    private TestUser carol;
    private String key;

    @BeforeEach
    void a_key_that_bob_uses_and_carol_may_not(Kms kms) {
        account = kms.newAccount();
        alice = account.administrator();
        bob = account.userAllowed("bob", "kms:Encrypt");
        carol = account.user("carol");
        key = alice.createKey();
        for (int i = 0; i < 3; i++) {
            bob.call("Encrypt", "KeyId", key, "Plaintext", "eA==").ok();
        }
        assertThat(carol.call("Encrypt", "KeyId", key, "Plaintext", "eA==").code())
                .isEqualTo("AccessDeniedException");
    }

    private Answer simulate(TestUser asker, String target, String policy) {
        return asker.send(
                "sealwright",
                Map.of("x-amz-target", "Sealwright_20261124.SimulatePolicyChange"),
                Json.object("TargetArn", target, "PolicyDocument", policy));
    }

    private String policy(String principal, String action) {
        return """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"%s","Resource":"*"}]}""".formatted(principal, action);
    }

    @Test
    void it_tells_which_recorded_calls_would_be_refused_and_which_newly_allowed() {
        Answer told = simulate(alice, key, policy(carol.arn(), "kms:Encrypt")).ok();

        List<Map<String, Object>> refused = told.list("Refused");
        assertThat(refused)
                .anySatisfy(call -> assertThat(call)
                        .containsEntry("CallerArn", bob.arn())
                        .containsEntry("Action", "kms:Encrypt")
                        .containsEntry("Reason", "because no resource-based policy allows the kms:Encrypt action"));
        assertThat(refused.toString()).contains("Calls=3");
        List<Map<String, Object>> allowed = told.list("Allowed");
        assertThat(allowed).extracting(call -> call.get("CallerArn")).containsExactly(carol.arn());
    }

    @Test
    void a_policy_that_changes_nothing_changes_nothing() {
        String same = policy("arn:aws:iam::%s:root".formatted(account.id()), "kms:*");

        Answer told = simulate(alice, key, same).ok();

        assertThat(told.list("Refused")).isEmpty();
        assertThat(told.list("Allowed")).isEmpty();
        assertThat(told.get("Complete")).isEqualTo(true);
        assertThat(told.get("CallsExamined").toString()).isNotEqualTo("0");
    }

    @Test
    void only_keys_of_the_own_account_are_simulated(Kms kms) {
        TestUser stranger = kms.newAccount().administrator();

        assertThat(simulate(stranger, key, policy("*", "kms:*")).code()).isEqualTo("NoSuchTargetException");
        assertThat(simulate(alice, alice.arn(), policy("*", "kms:*")).code()).isEqualTo("NoSuchTargetException");
    }

    @Test
    void what_is_no_key_policy_is_refused_as_PutKeyPolicy_refuses_it() {
        assertThat(simulate(alice, key, "{").code()).isEqualTo("MalformedPolicyDocumentException");
    }

    @Test
    void it_needs_a_right_to_the_key() {
        assertThat(simulate(bob, key, policy("*", "kms:*")).code()).isEqualTo("AccessDeniedException");
    }
}
