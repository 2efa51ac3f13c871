// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.sts.GetCallerIdentityRequest;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Located;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who am I? */
class GetCallerIdentityTest {
    private final Call call = new Call(
            new Principal.User("aws", new AccountId("111122223333"), "/team/", "alice", "AIDAAAAAAAAAAAAAAAAAA"),
            "AKIAAAAAAAAAAAAAAAAA",
            new Region("eu-central-1"),
            "5a7e5f3c-0000-4000-8000-000000000000",
            Instant.EPOCH,
            "127.0.0.1",
            null,
            null);

    @Test
    void no_permission_is_needed_so_that_no_deny_can_stop_it() {
        var located = new GetCallerIdentity().locate(new GetCallerIdentityRequest(), call);

        assertThat(located).isSameAs(Located.Nothing.INSTANCE);
        assertThat(located.demands()).isEmpty();
    }

    @Test
    void it_is_an_operation_of_sts_and_changes_nothing() {
        assertThat(new GetCallerIdentity().contract()).isSameAs(StsContract.GET_CALLER_IDENTITY);
        assertThat(new GetCallerIdentity().readOnly()).isTrue();
    }

    @Test
    void it_answers_account_arn_and_unique_id() {
        var answer = GetCallerIdentity.answer(call.principal());

        assertThat(answer.account()).isEqualTo("111122223333");
        assertThat(answer.arn()).isEqualTo("arn:aws:iam::111122223333:user/team/alice");
        assertThat(answer.userId()).isEqualTo("AIDAAAAAAAAAAAAAAAAAA");
    }
}
