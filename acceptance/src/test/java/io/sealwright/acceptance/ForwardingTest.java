// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service outside that calls KMS for its callers, by boto3 and botocore's own signer. */
@Client("boto3")
@ExtendWith(SharedServer.class)
class ForwardingTest {

    @TestFactory
    Stream<DynamicTest> a_key_is_usable_through_the_service_alone(RunningServer server) throws Exception {
        Credentials caller = server.credentials();

        return ScriptChecks.of(Finished.run(
                Path.of("src/test/python"),
                caller.environment(),
                List.of("python3", "-B", "forwarding.py", caller.endpoint().toString(), "../../../../models")));
    }
}
