// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final Readiness readiness = new Readiness();

    @Test
    void it_is_starting_until_everything_stands_and_stopping_for_ever_after() {
        assertThat(readiness.word()).isEqualTo("starting");
        readiness.started();
        assertThat(readiness.word()).isEqualTo("ready");
        readiness.stopping();
        assertThat(readiness.word()).isEqualTo("stopping");
        assertThat(readiness.ready()).isFalse();
    }

    @Test
    void it_names_the_first_part_that_is_not_well_and_is_ready_again_when_that_is() {
        var well = new AtomicBoolean(true);
        readiness.require("ledger", well::get);
        readiness.require("store", () -> true);
        readiness.started();

        well.set(false);
        assertThat(readiness.word()).isEqualTo("ledger");
        well.set(true);
        assertThat(readiness.ready()).isTrue();
    }
}
