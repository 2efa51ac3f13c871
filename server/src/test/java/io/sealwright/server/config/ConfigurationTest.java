// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @TempDir
    Path folder;

    private Configuration read(String... flags) {
        return Configuration.read(List.of(flags), Map.of(), folder);
    }

    @Test
    void the_defaults_are_those_that_the_readme_promises() {
        var configuration = read();

        assertThat(configuration.data().folder()).isEqualTo(folder.resolve("data"));
        assertThat(configuration.listen().address().socketAddress())
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 4599));
        assertThat(configuration.admin().address().socketAddress())
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 4598));
        assertThat(configuration.account().account()).isEmpty();
        assertThat(configuration.account().defaultRegion()).isEqualTo(new Region("us-east-1"));
        assertThat(configuration.store().hotMaxBytes())
                .isCloseTo(Runtime.getRuntime().maxMemory() / 4, Percentage.withPercentage(1));
        assertThat(configuration.gateway().eventLoops())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void what_is_asked_for_is_what_there_is() {
        var configuration = read(
                "--data=/var/lib/x/../sealwright",
                "--listen=[::1]:0",
                "--admin-listen=localhost:7",
                "--account-id=000000000042",
                "--hot.max-bytes=8MiB",
                "--log.format=json");

        assertThat(configuration.data().folder()).isEqualTo(Path.of("/var/lib/sealwright"));
        assertThat(configuration.listen().address().socketAddress())
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
        assertThat(configuration.admin().address().socketAddress())
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 7));
        assertThat(configuration.account().account()).contains(AccountId.of(42));
        assertThat(configuration.store().hotMaxBytes()).isEqualTo(8 << 20);
        assertThat(configuration.log().format()).isEqualTo(LogConfig.Format.JSON);
    }

    @Test
    void beyond_loopback_what_is_sent_is_encrypted_or_somebody_says_that_it_need_not_be() {
        var encrypted = read("--listen=0.0.0.0:4599", "--tls-cert=tls/server.pem", "--tls-key", "tls/server.key");
        var insecure = read("--insecure-http", "--listen=10.0.0.1:4599");

        assertThat(encrypted.tls())
                .isEqualTo(new TlsConfig(
                        new TlsConfig.Files(folder.resolve("tls/server.pem"), folder.resolve("tls/server.key")),
                        false));
        assertThat(insecure.tls()).isEqualTo(new TlsConfig(null, true));
        assertThat(insecure.listen().address().address()).isEqualTo(InetAddress.ofLiteral("10.0.0.1"));
        assertThatThrownBy(() -> read("--listen=10.0.0.1:4599"))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("--insecure-http");
    }

    @Test
    void a_certificate_and_its_key_come_together_and_leave_no_room_for_plaintext() {
        assertThatThrownBy(() -> read("--tls-cert=x")).hasMessageContaining("tls-key");
        assertThatThrownBy(() -> read("--tls-key=x")).hasMessageContaining("tls-cert");
        assertThatThrownBy(() -> read("--tls-cert=x", "--tls-key=y", "--insecure-http"))
                .hasMessageContaining("choose one");
        assertThatThrownBy(() -> read("--insecure-http=maybe")).hasMessageContaining("true or false");
    }

    @ParameterizedTest
    @CsvSource({
        "listen, 4599",
        "listen, 127.0.0.1:65536",
        "listen, 127.0.0.1:-1",
        "listen, 127.0.0.1:",
        "listen, 0.0.0.0:4599",
        "listen, 10.0.0.1:4599",
        "listen, ::1:4599",
        "listen, [127.0.0.1]:4599",
        "listen, example.com:4599",
        "admin-listen, '[::]:4598'",
        "admin-listen, 127.0.0.1:4599",
        "data, ''",
        "account-id, 12345",
        "account-id, 12345678901x",
        "default-region, nowhere",
        "partition, gcp",
        "hot.max-bytes, 1000",
        "hot.max-bytes, 60%",
        "hot.max-bytes, lots",
        "hot.max-bytes, 999999999999GiB",
        "ledger.segment-bytes, 1MiB",
        "ledger.segment-bytes, 2GiB",
        "log.format, xml",
        "log.level, trace",
        "gateway.event-loops, 257",
        "gateway.event-loops, -1",
        "gateway.max-connections, 0",
        "gateway.max-connections, 4e3",
        "gateway.max-connections-per-source, 0",
        "gateway.max-body-bytes, 1KiB",
        "gateway.max-body-bytes, 9GiB",
        "gateway.max-body-bytes-in-flight, 512KiB",
        "gateway.max-waiting-requests, 0",
        "gateway.head-timeout, 0s",
        "gateway.head-timeout, 10",
        "gateway.body-timeout, 1s",
        "gateway.idle-timeout, 2h",
        "stop.grace, 11m",
    })
    void a_value_out_of_range_is_refused_by_the_settings_name(String name, String value) {
        assertThatThrownBy(() -> Configuration.read(List.of("--" + name + "=" + value), Map.of(), folder))
                .isInstanceOf(SettingRefused.class)
                .hasMessageStartingWith(name + " = ");
    }
}
