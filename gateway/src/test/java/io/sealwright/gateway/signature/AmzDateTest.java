// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AmzDateTest {

    @Test
    void what_java_time_writes_is_read_back() {
        long seed = RandomGenerator.getDefault().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(253_402_300_800L); // Up to the year 9999.

            assertThat(read(AmzDate.format(second))).as("seed %d", seed).isEqualTo(second);
        }
    }

    @Test
    void the_first_and_last_moments_of_months_are_read() {
        assertThat(read("19700101T000000Z")).isZero();
        assertThat(read("20240229T235959Z")).isEqualTo(1_709_251_199L);
        assertThat(read("20240301T000000Z")).isEqualTo(1_709_251_200L);
        assertThat(read("20001231T235959Z")).isEqualTo(978_307_199L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20261124T120000",
                "20261124T120000z",
                "20261124 120000Z",
                "2026-11-24T12:00:00Z",
                "20260229T000000Z",
                "21000229T000000Z",
                "20261301T000000Z",
                "20260001T000000Z",
                "20261100T000000Z",
                "20261131T000000Z",
                "20261124T240000Z",
                "20261124T126000Z",
                "20261124T120060Z",
                "2026112 T120000Z",
                "+0261124T120000Z",
                "19691231T235959Z",
                "20261124T1200000Z"
            })
    void what_is_no_moment_is_malformed(String text) {
        assertThat(read(text)).isEqualTo(AmzDate.MALFORMED);
    }

    private static long read(String text) {
        return AmzDate.epochSecond(text.getBytes(US_ASCII), 0, text.length());
    }
}
