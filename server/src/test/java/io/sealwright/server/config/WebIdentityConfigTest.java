// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is asked for keys, and no key is taken from anywhere, but what the operator wrote. */
class WebIdentityConfigTest {

    @TempDir
    Path folder;

    private WebIdentityConfig read(String... flags) {
        return Configuration.read(List.of(flags), Map.of(), folder).webIdentity();
    }

    @Test
    void nothing_is_set_until_somebody_sets_it() {
        WebIdentityConfig config = read();

        assertThat(config.keyFiles()).isEmpty();
        assertThat(config.hosts()).isEmpty();
        assertThat(config.authorities()).isEmpty();
    }

    @Test
    void key_files_go_by_issuer_and_start_from_the_working_folder() {
        WebIdentityConfig config =
                read("--web-identity.keys=https://ci.example=keys.json,https://b.example/a=b?c=/etc/b.json");

        assertThat(config.keyFiles())
                .containsEntry("https://ci.example", folder.resolve("keys.json"))
                .containsEntry("https://b.example/a=b?c", Path.of("/etc/b.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ci.example=keys.json",
                "https://ci.example",
                "https://ci.example=",
                "=keys.json",
                "keys.json",
                "https://a.example=a.json,",
                "https://a.example=a.json,https://a.example=b.json"
            })
    void what_is_no_issuer_with_a_file_is_refused_by_name(String text) {
        assertThatThrownBy(() -> read("--web-identity.keys=" + text))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("web-identity.keys");
    }

    @Test
    void hosts_have_ports_and_networks() {
        WebIdentityConfig config = read("--web-identity.hosts=ci.example,CI.Example:8443,in.example@10.0.0.0/8");

        assertThat(config.hosts()).hasSize(3);
        assertThat(config.hosts().get(0).port()).isEqualTo(443);
        assertThat(config.hosts().get(1).host()).isEqualTo("ci.example");
        assertThat(config.hosts().get(1).port()).isEqualTo(8_443);
        assertThat(config.hosts().get(2).network()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ci.example",
                "ci.example:0",
                "ci.example:65536",
                "*.example",
                "ci.example/path",
                "user@ci.example",
                "ci.example@10.0.0.0",
                "ci.example@10.0.0.0/33",
                "ci.example,,b.example",
                "ci.example "
            })
    void what_is_no_host_is_refused_by_name(String text) {
        assertThatThrownBy(() -> read("--web-identity.hosts=" + text))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("web-identity.hosts");
    }

    @Test
    void authorities_are_one_file() {
        assertThat(read("--web-identity.authorities=ca.pem").authorities()).contains(folder.resolve("ca.pem"));
    }
}
