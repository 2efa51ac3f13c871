// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VPC endpoints as an operator writes them. */
class EndpointConfigTest {
    private static final String ID = "vpce-0a1b2c3d4e5f60718";
    private static final List<String> WHOLE = List.of(
            "--endpoints." + ID + ".listen=127.0.0.1:4600",
            "--endpoints." + ID + ".vpc=vpc-0a1b2c3d",
            "--endpoints." + ID + ".source=10.0.0.0/16");

    @TempDir
    Path folder;

    private List<EndpointConfig> read(Map<String, String> environment, List<String> flags) {
        return Configuration.read(flags, environment, folder).endpoints();
    }

    private static List<String> with(String... more) {
        List<String> flags = new ArrayList<>(WHOLE);
        flags.addAll(List.of(more));
        return flags;
    }

    @Test
    void there_is_none_unless_one_is_named() {
        assertThat(read(Map.of(), List.of())).isEmpty();
    }

    @Test
    void the_file_nests_them_under_their_ids() throws IOException {
        Files.writeString(folder.resolve("sealwright.yaml"), """
                endpoints:
                  vpce-0a1b2c3d:
                    listen: 127.0.0.1:4601
                    vpc: vpc-0a1b2c3d
                    source: 10.0.0.0/16, 10.1.0.0/16
                    policy: endpoint.json
                    trusted-proxies: 10.0.0.7
                  vpce-1a1b2c3d:
                    listen: 127.0.0.1:4602
                    vpc: vpc-0a1b2c3d
                    source: 10.0.0.0/16
                """);

        List<EndpointConfig> endpoints = read(Map.of(), List.of());

        assertThat(endpoints).extracting(EndpointConfig::id).containsExactly("vpce-0a1b2c3d", "vpce-1a1b2c3d");
        EndpointConfig first = endpoints.getFirst();
        assertThat(first.vpcId()).isEqualTo("vpc-0a1b2c3d");
        assertThat(first.address().port()).isEqualTo(4601);
        assertThat(first.policy()).isEqualTo(folder.resolve("endpoint.json"));
        assertThat(first.source().contain(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
        assertThat(first.proxies().contain(InetAddress.ofLiteral("10.0.0.7"))).isTrue();
        assertThat(endpoints.getLast().policy()).isNull();
        assertThat(endpoints.getLast().proxies().isEmpty()).isTrue();
    }

    @Test
    void a_flag_wins_over_a_variable_and_that_over_the_file() throws IOException {
        Files.writeString(
                folder.resolve("sealwright.yaml"),
                "endpoints: {%s: {listen: '127.0.0.1:1', vpc: vpc-0a1b2c3d, source: 10.0.0.0/8}}".formatted(ID));
        var variable = Map.of("SEALWRIGHT_ENDPOINTS_VPCE_0A1B2C3D4E5F60718_LISTEN", "127.0.0.1:2");

        assertThat(read(Map.of(), List.of()).getFirst().address().port()).isEqualTo(1);
        assertThat(read(variable, List.of()).getFirst().address().port()).isEqualTo(2);
        assertThat(read(variable, List.of("--endpoints." + ID + ".listen=127.0.0.1:3"))
                        .getFirst()
                        .address()
                        .port())
                .isEqualTo(3);
        assertThat(Settings.read(List.of(), variable, folder).chosen())
                .contains("endpoints." + ID
                        + ".listen = 127.0.0.1:2 (SEALWRIGHT_ENDPOINTS_VPCE_0A1B2C3D4E5F60718_LISTEN)");
    }

    @ParameterizedTest
    @CsvSource({"listen", "vpc", "source"})
    void address_vpc_and_source_network_must_be_said(String missing) {
        List<String> flags = WHOLE.stream()
                .filter(flag -> !flag.contains("." + missing + "="))
                .toList();

        assertThatThrownBy(() -> read(Map.of(), flags))
                .isInstanceOf(SettingRefused.class)
                .hasMessageStartingWith("endpoints." + ID + "." + missing + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "listen, 10.0.0.1:4600",
        "listen, 127.0.0.1:70000",
        "vpc, vpc-1",
        "source, 10.1.0.0/8",
        "source, everywhere",
        "trusted-proxies, 10.0.0.256",
    })
    void what_is_not_meant_so_is_refused_by_name(String setting, String text) {
        List<String> flags = new ArrayList<>(WHOLE.stream()
                .filter(flag -> !flag.contains("." + setting + "="))
                .toList());
        flags.add("--endpoints." + ID + "." + setting + "=" + text);

        assertThatThrownBy(() -> read(Map.of(), flags))
                .isInstanceOf(SettingRefused.class)
                .hasMessageStartingWith("endpoints." + ID + "." + setting + " = " + text + ": ");
    }

    @ParameterizedTest
    @CsvSource({
        "--listen=127.0.0.1:4600",
        "--admin-listen=127.0.0.1:4600",
        "--endpoints.vpce-11111111.listen=127.0.0.1:4600"
    })
    void an_endpoint_shares_its_port_with_nothing(String flag) {
        assertThatThrownBy(() -> read(
                        Map.of(),
                        with(
                                flag,
                                "--endpoints.vpce-11111111.vpc=vpc-0a1b2c3d",
                                "--endpoints.vpce-11111111.source=10.0.0.0/16",
                                flag.startsWith("--endpoints")
                                        ? "--stop.grace=20s"
                                        : "--endpoints.vpce-11111111.listen=127.0.0.1:0")))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("an endpoint shares its port with nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "--endpoints.vpce-1.listen",
        "--endpoints.VPCE-0a1b2c3d.listen",
        "--endpoints.vpce-0a1b2c3d.nothing",
        "--endpoints.vpce-0a1b2c3d",
    })
    void a_name_that_is_no_setting_is_refused(String flag) {
        assertThatThrownBy(() -> read(Map.of(), List.of(flag + "=x")))
                .isInstanceOf(SettingRefused.class)
                .hasMessage("unknown flag " + flag);
        assertThatThrownBy(() -> read(Map.of("SEALWRIGHT_ENDPOINTS_VPCE_1_LISTEN", "x"), List.of()))
                .isInstanceOf(SettingRefused.class);
    }

    @Test
    void proxies_of_the_services_own_port_are_a_setting_too() {
        assertThat(Configuration.read(List.of("--trusted-proxies=10.0.0.0/8"), Map.of(), folder)
                        .listen()
                        .proxies()
                        .contain(InetAddress.ofLiteral("10.1.1.1")))
                .isTrue();
        assertThatThrownBy(() -> Configuration.read(List.of("--trusted-proxies=proxy"), Map.of(), folder))
                .hasMessageStartingWith("trusted-proxies = proxy");
    }
}
