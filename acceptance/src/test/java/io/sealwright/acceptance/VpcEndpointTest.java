// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A listener that stands for a VPC endpoint: what came through it is known by the listener, and by no header. */
@Client("boto3")
class VpcEndpointTest {
    private static final String ENDPOINT = "--endpoints.vpce-0a1b2c3d.";

    @TempDir
    Path folder;

    private RunningServer server;
    private String address;

    @BeforeEach
    void a_server_with_an_endpoint() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "127.0.0.1:" + free.getLocalPort();
        }
        Path policy = Files.writeString(
                folder.resolve("policy.json"),
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"}]}");
        server = RunningServer.start(
                folder.resolve("data"),
                ENDPOINT + "listen",
                address,
                ENDPOINT + "vpc",
                "vpc-0a1b2c3d",
                ENDPOINT + "source",
                "127.0.0.0/8",
                ENDPOINT + "policy",
                policy.toString());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> a_key_is_usable_through_one_endpoint_only() throws Exception {
        Credentials caller = server.credentials();

        return ScriptChecks.of(Finished.run(
                Path.of("src/test/python"),
                caller.environment(),
                List.of("python3", "-B", "vpc_endpoint.py", caller.endpoint().toString(), "http://" + address)));
    }
}
