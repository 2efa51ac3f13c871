// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users, groups, roles, sessions and accounts, and what their policies let them do. */
@Client("boto3")
@ExtendWith(SharedServer.class)
class WhoMayTest {

    @TestFactory
    Stream<DynamicTest> it_is_decided_as_on_aws(RunningServer server) throws Exception {
        Credentials caller = server.credentials();

        return ScriptChecks.of(Finished.run(
                Path.of("src/test/python"),
                caller.environment(),
                List.of("python3", "-B", "who_may.py", caller.endpoint().toString())));
    }
}
