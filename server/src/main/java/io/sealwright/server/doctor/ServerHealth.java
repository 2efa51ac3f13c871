// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** A server that runs says that it is ready. */
final class ServerHealth implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        if (!patient.inUse()) {
            return List.of(Finding.note("no server runs on this folder", ""));
        }
        URI ready = URI.create("http://" + patient.admin() + "/health/ready");
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(ready).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK
                    ? List.of()
                    : List.of(Finding.danger(
                            "the server is not ready: %s"
                                    .formatted(answer.body().strip()),
                            "read its log"));
        } catch (IOException unreachable) {
            return List.of(Finding.warning(
                    "a server uses this folder, and nothing answers on %s".formatted(ready),
                    "name its admin listener with --admin HOST:PORT"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
