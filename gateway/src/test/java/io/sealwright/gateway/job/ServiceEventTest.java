// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sealwright.ledger.Basis;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Records of what a service did by itself, and the right to do it. */
class ServiceEventTest {

    @Test
    void a_service_event_has_the_fields_of_cloudtrail() {
        var event = new ServiceEvent(
                "kms.amazonaws.com",
                "DeleteKey",
                new AccountId("111122223333"),
                new Region("eu-central-1"),
                Blob.owning("{\"ARN\":\"x\"}".getBytes(StandardCharsets.US_ASCII)));

        var entry = event.entry(Instant.parse("2026-11-24T12:00:00.9Z"), new UUID(1, 2));

        assertThat(new String(entry.event(), StandardCharsets.UTF_8))
                .isEqualTo("{\"eventVersion\":\"1.11\",\"userIdentity\":{\"accountId\":\"111122223333\","
                        + "\"invokedBy\":\"AWS Internal\"},\"eventTime\":\"2026-11-24T12:00:00Z\","
                        + "\"eventSource\":\"kms.amazonaws.com\",\"eventName\":\"DeleteKey\","
                        + "\"awsRegion\":\"eu-central-1\",\"sourceIPAddress\":\"AWS Internal\","
                        + "\"userAgent\":\"AWS Internal\",\"requestParameters\":null,\"responseElements\":null,"
                        + "\"eventID\":\"00000000-0000-0001-0000-000000000002\",\"readOnly\":false,"
                        + "\"resources\":[{\"ARN\":\"x\"}],\"eventType\":\"AwsServiceEvent\","
                        + "\"managementEvent\":true,\"recipientAccountId\":\"111122223333\","
                        + "\"eventCategory\":\"Management\"}");
        assertThat(entry.basis()).isEqualTo(Basis.NONE);
        assertThat(entry.eventId()).isEqualTo(new UUID(1, 2));
    }

    @Test
    void a_job_permit_is_used_once() {
        var permit = new JobPermit<>("item", Instant.EPOCH);

        assertThat(permit.use()).isEqualTo("item");
        assertThatIllegalStateException().isThrownBy(permit::use);
    }
}
