// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SharedKms;
import io.sealwright.kms.TestUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may ask for at all: one service, one path, and the operations that are offered. */
@ExtendWith(SharedKms.class)
class DoorsTest {
    private static final String WHO = "Action=GetCallerIdentity&Version=2011-06-15";

    private TestUser alice;

    @BeforeEach
    void a_user(Kms kms) {
        alice = kms.newAccount().administrator();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TrentService.Nothing", "TrentService.Sign", "TrentService.", "TrentService", "x", ""})
    void an_operation_that_is_not_offered_is_unknown_and_recorded(String target, Kms kms) {
        Answer answer = alice.send("kms", Map.of("x-amz-target", target), "{}");

        answer.isBareRefusal("UnknownOperationException");
        assertThat(kms.eventOf(answer)).containsEntry("errorCode", "UnknownOperationException");
    }

    @Test
    void a_target_of_another_service_is_unknown_to_the_service_that_was_signed_for() {
        Answer answer =
                alice.send("kms", Map.of("x-amz-target", "secretsmanager.GetSecretValue"), "{\"SecretId\":\"x\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("UnknownOperationException");
    }

    @Test
    void a_service_without_operations_knows_none() {
        Answer answer = alice.send("secretsmanager", Map.of("x-amz-target", "secretsmanager.ListSecrets"), "{}");

        assertThat(answer.code()).isEqualTo("UnknownOperationException");
    }

    @Test
    void get_caller_identity_answers_whoever_signed() {
        Answer answer = alice.send("sts", Map.of(), WHO);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<Arn>" + alice.arn() + "</Arn>", "<UserId>" + alice.userId(), "<Account>" + alice.account());
    }

    @Test
    void get_caller_identity_may_be_signed_in_the_url() {
        Answer answer = alice.presigned("sts", WHO);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(alice.arn());
    }

    @Test
    void a_url_signs_for_nothing_else() {
        for (String service : new String[] {"kms", "iam"}) {
            Answer answer = alice.presigned(service, WHO);

            assertThat(answer.status()).as(service).isBetween(400, 403);
        }
        assertThat(alice.presigned("sts", "Action=AssumeRole&Version=2011-06-15")
                        .status())
                .isBetween(400, 403);
    }

    @Test
    void an_action_of_sts_that_is_not_offered_is_invalid() {
        Answer unknown = alice.send("sts", Map.of(), "Action=Nothing&Version=2011-06-15");
        Answer wrongVersion = alice.send("sts", Map.of(), "Action=GetCallerIdentity&Version=2010-05-08");
        Answer none = alice.send("sts", Map.of(), "Version=2011-06-15");

        assertThat(unknown.body()).contains("<Code>InvalidAction</Code>", "Nothing for version 2011-06-15");
        assertThat(wrongVersion.body()).contains("<Code>InvalidAction</Code>");
        assertThat(none.body()).contains("<Code>MissingAction</Code>");
    }

    @Test
    void health_probes_need_no_signature() {
        for (String probe : new String[] {"/", "/ping"}) {
            assertThat(alice.get(probe).status()).isEqualTo(200);
            assertThat(alice.get(probe).body()).isEqualTo("healthy");
        }
    }

    @Test
    void the_only_path_of_the_services_is_the_root() {
        assertThat(alice.get("/other").status()).isEqualTo(404);
        assertThat(alice.get("/ping?x=1").status()).isEqualTo(404);
    }

    @Test
    void every_answer_carries_its_request_id_and_our_date(Kms kms) {
        Answer answer = alice.call("ListKeys").ok();

        assertThat(answer.requestId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(answer.headers().get("date")).hasSize(1);
        assertThat(answer.headers().get("content-type")).containsExactly("application/x-amz-json-1.1");
    }

    @Test
    void a_body_that_is_not_json_cannot_be_read() {
        for (String body : new String[] {"", "x", "[]", "{\"KeyId\":1}", "{\"KeyId\":\"a\",\"KeyId\":\"b\"}"}) {
            Answer answer = alice.send("DescribeKey", body);

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.code()).isIn("SerializationException", "ValidationException");
        }
    }
}
