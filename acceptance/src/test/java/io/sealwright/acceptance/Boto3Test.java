// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@Client("boto3")
@ExtendWith(SharedServer.class)
class Boto3Test {

    @TestFactory
    Stream<DynamicTest> boto3_does(RunningServer server) throws Exception {
        Credentials caller = server.credentials();

        return ScriptChecks.of(Finished.run(
                Path.of("src/test/python"),
                caller.environment(),
                List.of("python3", "-B", "kms_and_sts.py", caller.endpoint().toString())));
    }
}
