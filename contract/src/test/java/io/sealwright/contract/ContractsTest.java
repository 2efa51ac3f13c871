// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.sts.StsContract;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How a request finds its service and operation. */
class ContractsTest {

    @Test
    void the_operation_is_what_follows_the_last_dot() {
        assertThat(Contracts.operationOfTarget("TrentService.ReEncrypt")).isSameAs(KmsContract.RE_ENCRYPT);
        assertThat(Contracts.operationOfTarget("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents"))
                .hasToString("cloudtrail:LookupEvents");
        assertThat(Contracts.operationOfTarget("TrentService.X.ReEncrypt")).isNull();
        assertThat(Contracts.operationOfTarget("ReEncrypt")).isNull();
        assertThat(Contracts.operationOfTarget("")).isNull();
    }

    @Test
    void query_is_found_by_version_and_action() {
        assertThat(Contracts.operationOfQuery("2011-06-15", "GetCallerIdentity"))
                .isSameAs(StsContract.GET_CALLER_IDENTITY);
        assertThat(Contracts.operationOfQuery("2010-05-08", "GetCallerIdentity"))
                .isNull();
    }

    @Test
    void every_service_is_found_by_the_names_that_its_model_gives_it() {
        for (ServiceContract service : Contracts.all()) {
            assertThat(Contracts.ofSigningName(service.signingName())).isSameAs(service);
            assertThat(service.eventSource()).isEqualTo(service.signingName() + ".amazonaws.com");
            switch (service.protocol()) {
                case JSON_1_1 ->
                    assertThat(Contracts.ofTarget(service.targetPrefix() + ".X"))
                            .isSameAs(service);
                case QUERY ->
                    assertThat(Contracts.ofVersion(service.apiVersion())).isSameAs(service);
            }
        }
        assertThat(Contracts.ofSigningName("s3")).isNull();
    }

    @Test
    void the_scope_is_that_of_the_specification() {
        assertThat(Contracts.all().stream()
                        .collect(Collectors.toMap(
                                ServiceContract::signingName,
                                service -> service.operations().size())))
                .containsEntry("kms", 56)
                .containsEntry("secretsmanager", 23)
                .containsEntry("sts", 11)
                .containsEntry("cloudtrail", 16)
                .containsEntry("iam", 89)
                .containsEntry("organizations", 31)
                .containsEntry("sealwright", 10);
    }
}
