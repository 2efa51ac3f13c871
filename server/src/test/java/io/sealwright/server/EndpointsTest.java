// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealwright.gateway.VpcEndpoint;
import io.sealwright.policy.PolicyKind;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.config.EndpointConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoint policies are read and judged before anything listens. */
class EndpointsTest {

    @TempDir
    Path folder;

    private List<EndpointConfig> configured(String... more) {
        List<String> flags = new ArrayList<>(List.of(
                "--endpoints.vpce-0a1b2c3d.listen=127.0.0.1:0",
                "--endpoints.vpce-0a1b2c3d.vpc=vpc-0a1b2c3d",
                "--endpoints.vpce-0a1b2c3d.source=127.0.0.0/8"));
        flags.addAll(List.of(more));
        return Configuration.read(flags, Map.of(), folder).endpoints();
    }

    private VpcEndpoint only(List<EndpointConfig> configured) throws StartRefused {
        return java.util.Objects.requireNonNull(
                Endpoints.read(configured, false).getFirst().endpoint());
    }

    @Test
    void without_a_policy_everything_may_pass() throws StartRefused {
        VpcEndpoint endpoint = only(configured());

        assertThat(endpoint.id()).isEqualTo("vpce-0a1b2c3d");
        assertThat(endpoint.policy().kind()).isEqualTo(PolicyKind.ENDPOINT);
        assertThat(endpoint.policy().documents())
                .singleElement()
                .satisfies(document -> assertThat(document.text()).contains("\"Action\": \"*\""));
    }

    @Test
    void a_policy_is_the_one_of_its_file() throws StartRefused, IOException {
        Files.writeString(folder.resolve("p.json"), """
                {"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"}]}""");

        assertThat(only(configured("--endpoints.vpce-0a1b2c3d.policy=p.json"))
                        .policy()
                        .documents()
                        .getFirst()
                        .text())
                .contains("kms:Decrypt");
    }

    @Test
    void a_policy_that_is_not_there_or_not_one_stops_the_start_by_name() throws IOException {
        List<EndpointConfig> missing = configured("--endpoints.vpce-0a1b2c3d.policy=none.json");
        assertThatThrownBy(() -> Endpoints.read(missing, false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(folder.resolve("none.json").toString());

        Files.writeString(folder.resolve("bad.json"), "{\"Statement\":[{\"Effect\":\"Maybe\"}]}");
        List<EndpointConfig> bad = configured("--endpoints.vpce-0a1b2c3d.policy=bad.json");
        assertThatThrownBy(() -> Endpoints.read(bad, false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("bad.json is not an endpoint policy: ");

        Files.writeString(folder.resolve("long.json"), " ".repeat(20_481));
        List<EndpointConfig> huge = configured("--endpoints.vpce-0a1b2c3d.policy=long.json");
        assertThatThrownBy(() -> Endpoints.read(huge, false))
                .hasMessageContaining("longer than an endpoint policy may be");
    }
}
