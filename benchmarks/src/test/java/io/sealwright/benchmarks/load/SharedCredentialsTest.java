// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCredentialsTest {

    @Test
    void every_profile_with_a_key_pair_is_one_principal(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("credentials"), """
                # comment = none
                [default]
                aws_access_key_id = AKIAONE
                aws_secret_access_key = one/with=equals
                region = eu-central-1
                endpoint_url = http://127.0.0.1:4599
                [no key pair]
                region = us-west-2
                [second]
                aws_access_key_id=AKIATWO
                aws_secret_access_key=two
                """);

        assertThat(SharedCredentials.signers(file))
                .extracting(Signer::region)
                .containsExactly("eu-central-1", "us-east-1");
    }
}
