// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.contract.ByteWriter;
import org.junit.jupiter.api.Test;

final class UserAgentsTest {
    private final UserAgents agents = new UserAgents();

    private String write(String userAgent) {
        ByteWriter to = new ByteWriter();
        agents.write(userAgent, to);
        return new String(to.toByteArray(), UTF_8);
    }

    @Test
    void each_is_written_as_it_is_also_where_two_share_a_slot() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 200; i++) {
                assertThat(write("agent/" + i)).isEqualTo("\"agent/" + i + "\"");
            }
        }
        assertThat(write("Aa")).isEqualTo("\"Aa\""); // the hashes of these two are the same
        assertThat(write("BB")).isEqualTo("\"BB\"");
    }

    @Test
    void it_is_cut_at_1024_characters_and_escaped() {
        assertThat(write("x".repeat(1_025))).isEqualTo("\"" + "x".repeat(1_024) + "\"");
        assertThat(write("a\"b\\c\u00e9")).isEqualTo("\"a\\\"b\\\\c\u00e9\"");
    }
}
