// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    private static boolean contains(String networks, String address) {
        return Networks.parse(networks).orElseThrow().contain(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.0/31, 192.0.2.1, true",
        "192.0.2.0/31, 192.0.2.2, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, '2001:db8::1', false",
        "'2001:db8::/32', '2001:db8:ffff::1', true",
        "'2001:db8::/32', '2001:db9::1', false",
        "'10.0.0.0/8, ::1', '::1', true",
    })
    void a_network_holds_the_addresses_of_its_prefix(String networks, String address, boolean inside) {
        assertThat(contains(networks, address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.1.0.0/8",
                "10.0.0/8",
                "10",
                "0x0a000000",
                "example.com",
                "::1/129",
                "fe80::1%eth0",
                "10.0.0.0/8,",
                "10.0.0.0/-1",
            })
    void what_is_not_written_in_the_usual_way_is_no_network(String text) {
        assertThat(Networks.parse(text)).isEmpty();
    }

    @Test
    void none_and_all_are_what_they_say() {
        InetAddress any = InetAddress.ofLiteral("203.0.113.1");

        assertThat(Networks.NONE.contain(any)).isFalse();
        assertThat(Networks.NONE.isEmpty()).isTrue();
        assertThat(Networks.ALL.contain(any)).isTrue();
        assertThat(Networks.ALL.contain(InetAddress.ofLiteral("2001:db8::1"))).isTrue();
        assertThat(Networks.parse("10.0.0.0/8, ::1").orElseThrow()).hasToString("10.0.0.0/8,0:0:0:0:0:0:0:1/128");
    }
}
