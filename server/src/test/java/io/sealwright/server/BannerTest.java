// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BannerTest {

    private static Banner banner(boolean moved) {
        return banner(moved, Banner.Way.LOOPBACK);
    }

    private static Banner banner(boolean moved, Banner.Way way) {
        Path data = Path.of("/srv/it's here/data");
        return new Banner(
                "1.2.3",
                URI.create("http://127.0.0.1:4599"),
                URI.create("http://127.0.0.1:4598"),
                AccountId.of(42),
                new Region("us-east-1"),
                data,
                data.resolve("credentials"),
                moved,
                data.resolve("root.key"),
                List.of(new Banner.Endpoint("vpce-0a1b2c3d", "vpc-0a1b2c3d", URI.create("http://127.0.0.1:4600"))),
                way);
    }

    @Test
    void it_says_how_requests_travel() {
        assertThat(banner(false, Banner.Way.EXPOSED).text()).contains("INSECURE", "--insecure-http");
        assertThat(banner(false, new Banner.Way.Encrypted(null)).text()).doesNotContain("plaintext HTTP", "CA_BUNDLE");
        assertThat(banner(true, new Banner.Way.Encrypted(Path.of("/srv/ca.pem")))
                        .shellLines())
                .contains(" AWS_CA_BUNDLE='/srv/ca.pem' AWS_ENDPOINT_URL=");
    }

    @Test
    void it_says_where_it_listens_for_whom_and_what_it_does_not_protect() {
        assertThat(banner(false).text())
                .contains("http://127.0.0.1:4599", "http://127.0.0.1:4598", "000000000042", "/srv/it's here/data")
                .contains("root.key", "plaintext HTTP", "it is the only one")
                .contains("endpoint  http://127.0.0.1:4600  (vpce-0a1b2c3d of vpc-0a1b2c3d)");
        assertThat(Banner.ready(7)).isEqualTo("ready in 7 ms");
    }

    /** Settings that each, alone, would send the next call elsewhere or sign it as somebody else. */
    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void its_lines_forget_every_aws_setting_of_the_shell_and_name_our_credentials(String shell) throws Exception {
        var held = Map.of(
                "AWS_ACCESS_KEY_ID", "x",
                "AWS_SESSION_TOKEN", "x",
                "AWS_PROFILE", "work",
                "AWS_WEB_IDENTITY_TOKEN_FILE", "/x",
                "AWS_ENDPOINT_URL_KMS", "http://elsewhere",
                "AWS_DEFAULT_REGION", "eu-west-1",
                "NOT_AWS_AT_ALL", "AWS_X=1");

        assertThat(run(shell, held, banner(false).shellLines()))
                .containsExactlyInAnyOrder(
                        "AWS_CONFIG_FILE=/dev/null",
                        "AWS_SHARED_CREDENTIALS_FILE=/srv/it's here/data/credentials",
                        "NOT_AWS_AT_ALL=AWS_X=1");
    }

    @Test
    void in_a_clean_shell_they_work_too_and_a_moved_endpoint_is_named() throws Exception {
        assertThat(run("sh", Map.of(), banner(true).shellLines()))
                .containsExactlyInAnyOrder(
                        "AWS_CONFIG_FILE=/dev/null",
                        "AWS_ENDPOINT_URL=http://127.0.0.1:4599",
                        "AWS_SHARED_CREDENTIALS_FILE=/srv/it's here/data/credentials");
    }

    private static List<String> run(String shell, Map<String, String> environment, String lines)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(shell, "-e", "-c", lines + "\nenv");
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().filter(line -> line.contains("AWS")).toList();
    }
}
