// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide to TLS, with the real AWS CLI. */
@Client("aws-cli")
class TlsTest {

    @TempDir
    Path folder;

    @Test
    void the_cli_speaks_tls_with_who_trusts_the_development_authority() throws Exception {
        Path data = folder.resolve("data");
        Finished.run(folder, Map.of(), Distribution.command(List.of("tls", "init", "--data", data.toString())))
                .succeeded();
        Path tls = data.resolve("tls");
        try (RunningServer server = RunningServer.start(
                data,
                "--tls-cert",
                tls.resolve("server.pem").toString(),
                "--tls-key",
                tls.resolve("server.key").toString())) {
            assertThat(server.endpoint()).hasScheme("https");

            assertThat(listKeys(server, tls.resolve("ca.pem")).exitCode()).isZero();
            assertThat(listKeys(server, Path.of("/etc/ssl/certs/ca-certificates.crt"))
                            .exitCode())
                    .isNotZero();
            assertThat(explain(data, tls.resolve("ca.pem")).err()).contains("RecordNotFoundException");
            assertThat(explain(data, Path.of("/etc/ssl/certs/ca-certificates.crt"))
                            .err())
                    .contains("does not answer");
        }
    }

    /** Our own client trusts as the others do. */
    private Finished explain(Path data, Path authorities) throws Exception {
        return Finished.run(
                folder,
                Map.of("AWS_CA_BUNDLE", authorities.toString()),
                Distribution.command(
                        List.of("explain", "01234567-89ab-cdef-0123-456789abcdef", "--data", data.toString())));
    }

    private Finished listKeys(RunningServer server, Path authorities) throws Exception {
        Map<String, String> environment = new HashMap<>(server.credentials().environment());
        environment.put("AWS_CA_BUNDLE", authorities.toString());
        environment.put("AWS_MAX_ATTEMPTS", "1");
        return Finished.run(
                folder,
                environment,
                List.of(
                        "aws",
                        "kms",
                        "list-keys",
                        "--endpoint-url",
                        server.endpoint().toString()));
    }
}
