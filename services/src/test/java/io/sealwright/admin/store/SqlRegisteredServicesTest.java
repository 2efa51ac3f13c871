// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.sealwright.ForwardedOperationType;
import org.junit.jupiter.api.Test;

class SqlRegisteredServicesTest {

    @Test
    void a_registration_of_before_is_read_without_what_is_called_for_nobody_any_more() {
        assertThat(SqlRegisteredServices.operations("CreateGrant Decrypt Encrypt"))
                .containsExactly(ForwardedOperationType.DECRYPT, ForwardedOperationType.ENCRYPT);
        assertThat(SqlRegisteredServices.operations("CreateGrant")).isEmpty();
    }
}
