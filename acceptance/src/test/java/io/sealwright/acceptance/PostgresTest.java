// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.store.TestPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on a database, when either of them is killed: what boto3 was told stands, and ready says what is away. */
@Client("boto3")
class PostgresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final TestPostgres database = TestPostgres.start();
    private final String store = database.url(database.newSchema());
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = RunningServer.start(folder.resolve("data"), "--store", store);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        database.close();
    }

    @Test
    void nothing_acknowledged_is_lost_whoever_is_killed() throws Exception {
        boto3("change");

        server.kill();
        server = RunningServer.start(folder.resolve("data"), "--store", store);
        boto3("change");

        database.kill();
        awaitReady(503, "store");
        boto3("away");
        database.run();
        awaitReady(200, "ready");
        boto3("change");
        assertThat(server.said()).doesNotContain("INFO com.zaxxer", "p@ss", "p%40ss");

        server.kill();
        database.kill();
        database.run();
        server = RunningServer.start(folder.resolve("data"), "--store", store);
        boto3("look");

        assertThat(folder.resolve("data/store.db")).doesNotExist();
        Distribution.requireLedgerVerifies(folder.resolve("data"));
    }

    private void boto3(String step) throws IOException, InterruptedException {
        Credentials caller = server.credentials();
        Finished.run(
                        Path.of("src/test/python"),
                        caller.environment(),
                        List.of(
                                "python3",
                                "-B",
                                "outages.py",
                                caller.endpoint().toString(),
                                folder.resolve("told").toString(),
                                step))
                .succeeded();
    }

    private void awaitReady(int status, String word) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            var probe = HttpRequest.newBuilder(server.admin().resolve("/health/ready"))
                    .build();
            HttpResponse<String> answer = client.send(probe, BodyHandlers.ofString());
            while (answer.statusCode() != status || !answer.body().contains(word)) {
                if (System.nanoTime() > end) {
                    throw server.failure(
                            "said %d %s, not %d %s".formatted(answer.statusCode(), answer.body(), status, word));
                }
                Thread.sleep(50);
                answer = client.send(probe, BodyHandlers.ofString());
            }
        }
    }
}
