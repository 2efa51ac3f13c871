// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.sts.StsClient;

/** The AWS SDK for Java where the way or the clock is bad. */
@ExtendWith(SharedServer.class)
class JavaSdkNetworkTest {
    private static final int TEN_MINUTES = 600;

    @AfterEach
    void right_the_clock() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-TEN_MINUTES, TEN_MINUTES})
    void a_clock_ten_minutes_off_is_corrected_from_our_date(int seconds, RunningServer server) {
        SdkGlobalTime.setGlobalTimeOffset(seconds);

        try (KmsClient kms = JavaSdk.kms(server);
                StsClient sts = JavaSdk.sts(server, Region.US_EAST_1)) {
            assertThat(kms.generateRandom(request -> request.numberOfBytes(8))
                            .plaintext()
                            .asByteArray())
                    .hasSize(8);
            assertThat(sts.getCallerIdentity().arn()).contains(":iam::");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-global", "us-east-1", "eu-central-1"})
    void sts_takes_the_region_that_the_client_signs_for(String region, RunningServer server) {
        try (StsClient sts = JavaSdk.sts(server, Region.of(region))) {
            var caller = sts.getCallerIdentity();

            assertThat(caller.arn()).startsWith("arn:aws:iam::%s:".formatted(caller.account()));
        }
    }

    @Test
    void a_create_key_whose_answers_were_lost_makes_one_key(RunningServer server) throws Exception {
        try (LosingProxy way = LosingProxy.to(server.endpoint(), 2);
                KmsClient kms = JavaSdk.kms(server);
                KmsClient losing = JavaSdk.kms(server, way.endpoint())) {
            Set<String> before = keys(kms);

            String made = losing.createKey(request -> request.description("once"))
                    .keyMetadata()
                    .keyId();

            Set<String> after = keys(kms);
            after.removeAll(before);
            assertThat(after).containsExactly(made);
            assertThat(way.left()).isZero();
        }
    }

    private static Set<String> keys(KmsClient kms) {
        return kms.listKeysPaginator().keys().stream().map(KeyListEntry::keyId).collect(Collectors.toSet());
    }
}
