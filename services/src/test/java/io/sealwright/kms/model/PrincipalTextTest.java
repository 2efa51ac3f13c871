// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrincipalTextTest {
    private static final String BOB = "arn:aws:iam::111122223333:user/bob";

    @Test
    void a_name_is_replaced_where_it_is_a_principal_and_nowhere_else() {
        String policy = """
                { "Version" : "2012-10-17", "Id":"%1$s" , "Statement": [ {
                  "Sid": "a \\"quoted\\" \\\\", "Effect":"Allow",
                  "Principal": { "AWS" : [ "%1$s", "arn:aws:iam::111122223333:root" ], "Service": "a.b" },
                  "Action":["kms:*"], "Resource":"*",
                  "Condition": {"ArnEquals":{"aws:PrincipalArn":["%1$s"]}, "Bool":{"x":true,"y":12}}
                },{"Effect":"Deny","NotPrincipal":{"AWS":"%1$s"},"Action":"kms:*","Resource":"*"} ] }
                """.formatted(BOB);

        String shown = PrincipalText.replace(policy, Map.of(BOB, "AIDABOB"));

        assertThat(shown)
                .isEqualTo(policy.replace("[ \"" + BOB, "[ \"AIDABOB")
                        .replace("NotPrincipal\":{\"AWS\":\"" + BOB, "NotPrincipal\":{\"AWS\":\"AIDABOB"));
    }
}
