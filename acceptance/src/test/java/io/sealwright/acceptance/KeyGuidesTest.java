// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The guides to key policies, accounts, grants and forwarding do what they say, pasted as they stand. */
@Client("aws-cli")
@ExtendWith(SharedServer.class)
class KeyGuidesTest {
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```sh\\R(.*?)^```$");

    @TempDir
    Path folder;

    /** Runs the snippets of a guide, up to {@code heading}, in one shell that ends at the first command that fails. */
    private String paste(String guide, String heading, RunningServer server) throws IOException, InterruptedException {
        String text = Files.readString(Path.of("../docs/guides").resolve(guide));
        String shown = heading.isEmpty() ? text : text.substring(0, text.indexOf("## " + heading));
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        SNIPPET.matcher(shown).results().forEach(snippet -> script.append(snippet.group(1)));
        Credentials caller = server.credentials();
        script.insert(0, "export HOME=$PWD AWS_ENDPOINT_URL=" + caller.endpoint() + "\n");
        Files.createSymbolicLink(folder.resolve("models"), Path.of("../models").toAbsolutePath());
        Path file = Files.writeString(folder.resolve("guide.sh"), script);
        return Finished.run(folder, caller.environment(), List.of("bash", file.toString()))
                .succeeded();
    }

    @Test
    void service_a_may_encrypt_and_service_b_may_only_decrypt(RunningServer server) throws Exception {
        assertThat(paste("key-policies.md", "What a policy may not do", server).lines())
                .contains(
                        "two cups of tea",
                        "service B may not encrypt",
                        "service A may not decrypt",
                        "service B reads orders only");
    }

    @Test
    void each_domain_has_its_own_keys_or_one_account_holds_them_all(RunningServer server) throws Exception {
        assertThat(paste("accounts.md", "", server).lines())
                .contains(
                        "research does not even see it",
                        "not without the context",
                        "not the domain's to disable",
                        "with an explicit deny in a service control policy");
    }

    @Test
    void a_service_is_registered_and_a_key_is_usable_through_it_alone(RunningServer server) throws Exception {
        assertThat(paste("forwarding.md", "In the service", server).lines()).contains("nobody uses it directly");
    }

    @Test
    void a_grant_opens_one_customers_data_until_it_is_retired(RunningServer server) throws Exception {
        assertThat(paste("grants.md", "", server).lines())
                .contains("the books", "the auditor reads nothing of bob", "the auditor has gone home", "0");
    }
}
