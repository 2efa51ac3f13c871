// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityLogTest {
    private final List<String> lines = new ArrayList<>();
    private final SecurityLog log = new SecurityLog(lines::add);

    @Test
    void a_minute_is_one_line_that_counts_by_source_code_and_claimed_key() {
        log.unauthenticated("127.0.0.1", "InvalidClientTokenId", "AKIA1");
        log.unauthenticated("127.0.0.1", "InvalidClientTokenId", "AKIA1");
        log.unauthenticated("::1", "MissingAuthenticationToken", "");

        log.summarise();

        assertThat(lines)
                .containsExactly("unauthenticated requests in the last minute: 3"
                        + "; 2 x source=127.0.0.1 code=InvalidClientTokenId key=AKIA1"
                        + "; 1 x source=::1 code=MissingAuthenticationToken key=none; further: 0");
    }

    @Test
    void a_quiet_minute_is_no_line_and_each_minute_begins_at_nothing() {
        log.summarise();
        log.unauthenticated("s", "c", "k");
        log.summarise();
        log.summarise();

        assertThat(lines).hasSize(1);
        assertThat(log.total()).isEqualTo(1);
    }

    @Test
    void a_flood_of_invented_keys_takes_bounded_memory_and_loses_no_count() {
        for (int i = 0; i < 50_000; i++) {
            log.unauthenticated("127.0.0.1", "InvalidClientTokenId", "AKIA" + i);
        }

        log.summarise();

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("last minute: 50000;")
                .endsWith("further: 49980");
        assertThat(log.total()).isEqualTo(50_000);
    }

    @Test
    void what_an_attacker_chose_is_cut_and_cannot_look_like_the_line_itself() {
        log.unauthenticated("s", "c", "x; 9 x source=\n" + "y".repeat(10_000));

        log.summarise();

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("key=x??9?x?source??yyy")
                .hasSizeLessThan(260);
    }
}
