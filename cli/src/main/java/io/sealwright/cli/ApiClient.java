// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Calls our own API on a running server, as any customer does: signed with a profile's key. */
final class ApiClient {
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String TARGET = "Sealwright_20261124.";
    private static final String DATA = "--data";
    private static final String CREDENTIALS = "--credentials";
    private static final String PROFILE = "--profile";
    private static final String DAYS = "--days";

    /** What every command that calls a server takes. */
    static final List<String> FLAGS = List.of(DATA, CREDENTIALS, PROFILE, Reply.FLAG);

    /** The same, and how far back to look. */
    static final List<String> FLAGS_WITH_DAYS = List.of(DATA, CREDENTIALS, PROFILE, Reply.FLAG, DAYS);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Profile profile;
    private final RequestSigner signer;
    private final SSLContext trust;

    private ApiClient(Profile profile, SSLContext trust) {
        this.profile = profile;
        this.trust = trust;
        this.signer = new RequestSigner(profile, InstantSource.system());
    }

    /** A client of the server and the caller that these flags name. */
    static ApiClient of(Terminal terminal, Map<String, String> flags) throws CommandFailed {
        Path data = terminal.workingFolder().resolve(flags.getOrDefault(DATA, "data"));
        Path credentials = flags.containsKey(CREDENTIALS)
                ? terminal.workingFolder().resolve(flags.get(CREDENTIALS))
                : data.resolve("credentials");
        String profile = flags.getOrDefault(PROFILE, "default");
        if (!Files.exists(credentials)) {
            throw CommandFailed.because(
                    "there is no credentials file %s; name another with %s".formatted(credentials, CREDENTIALS));
        }
        try {
            return new ApiClient(
                    Profile.read(credentials, profile)
                            .orElseThrow(() -> CommandFailed.because(
                                    "%s has no profile %s with keys and endpoint_url".formatted(credentials, profile))),
                    CaBundle.trust(terminal));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw CommandFailed.because("%s cannot be read: %s".formatted(credentials, unreadable.getMessage()));
        }
    }

    /** How far back a command shall look; empty where that is left to the server. */
    static Optional<Integer> days(Map<String, String> flags) throws CommandFailed {
        String days = flags.get(DAYS);
        if (days == null) {
            return Optional.empty();
        }
        if (!days.matches("[1-9]\\d?")) {
            throw CommandFailed.usage("%s takes a number from 1 to 90".formatted(DAYS));
        }
        return Optional.of(Integer.valueOf(days));
    }

    /**
     * The answer.
     *
     * @throws CommandFailed with the server's own words when it refuses
     */
    String send(String operation, String body) throws CommandFailed, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(profile.endpoint() + "/"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        Map<String, String> headers = signer.headers("sealwright", JSON, TARGET + operation, body);
        headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("host")) // the client writes it itself, the same
                .forEach(header -> request.header(header.getKey(), header.getValue()));
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust).build()) {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            throw CommandFailed.because(
                    "%s answers %d: %s".formatted(profile.endpoint(), answer.statusCode(), answer.body()));
        } catch (IOException unreachable) {
            throw CommandFailed.because("%s does not answer: %s".formatted(profile.endpoint(), unreachable));
        }
    }
}
