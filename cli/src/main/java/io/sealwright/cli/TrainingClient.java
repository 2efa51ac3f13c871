// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A customer for the training run: signs its calls with the administrator's credentials, and speaks just enough HTTP.
 */
final class TrainingClient {
    private static final int ROUNDS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) [^\\r]*\\r\\n");
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Profile profile;
    private final RequestSigner signer;

    private TrainingClient(Profile profile) {
        this.profile = profile;
        this.signer = new RequestSigner(profile, InstantSource.system());
    }

    /** A client of the server that is starting on {@code data}, once it answers. */
    static TrainingClient await(Path data) throws IOException, InterruptedException {
        Path credentials = data.resolve("credentials");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<TrainingClient> client = answering(credentials);
            if (client.isPresent()) {
                return client.get();
            }
            Thread.sleep(20);
        }
        throw new IOException("the server did not become ready within " + PATIENCE);
    }

    private static Optional<TrainingClient> answering(Path credentials) throws IOException {
        if (!Files.exists(credentials)) {
            return Optional.empty();
        }
        return Profile.read(credentials, "default").map(TrainingClient::new).filter(TrainingClient::answers);
    }

    private boolean answers() {
        try {
            return exchange("GET /ping HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(profile.host()))
                    .startsWith("HTTP/1.1 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Calls what most customers call most, often enough for the JVM to remember what is hot. */
    void useEverything() throws IOException {
        call("sts", FORM, "", "Action=GetCallerIdentity&Version=2011-06-15");
        String key = member("KeyId", kms("CreateKey", "{}"));
        kms("CreateAlias", "{\"AliasName\":\"alias/training\",\"TargetKeyId\":\"%s\"}".formatted(key));
        kms("DescribeKey", "{\"KeyId\":\"alias/training\"}");
        kms("ListKeys", "{}");
        kms("ListAliases", "{}");
        kms("GetKeyPolicy", "{\"KeyId\":\"%s\"}".formatted(key));
        for (int round = 0; round < ROUNDS; round++) {
            String context = "\"EncryptionContext\":{\"round\":\"%d\"}".formatted(round);
            String blob = member(
                    "CiphertextBlob",
                    kms("Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"aGVsbG8=\",%s}".formatted(key, context)));
            kms("Decrypt", "{\"CiphertextBlob\":\"%s\",%s}".formatted(blob, context));
            kms("GenerateDataKey", "{\"KeyId\":\"%s\",\"KeySpec\":\"AES_256\",%s}".formatted(key, context));
        }
        kms("GenerateRandom", "{\"NumberOfBytes\":32}");
    }

    private String kms(String operation, String body) throws IOException {
        return call("kms", JSON, "TrentService." + operation, body);
    }

    private String call(String service, String type, String target, String body) throws IOException {
        StringBuilder request = new StringBuilder("POST / HTTP/1.1\r\n");
        signer.headers(service, type, target, body)
                .forEach((name, value) -> request.append("%s: %s\r\n".formatted(name, value)));
        request.append("content-length: %d\r\nconnection: close\r\n\r\n%s".formatted(body.length(), body));
        String answer = exchange(request.toString());
        Matcher status = STATUS.matcher(answer);
        if (!status.lookingAt() || !"200".equals(status.group(1))) {
            throw new IOException("%s %s was answered with %s"
                    .formatted(service, target, answer.lines().findFirst()));
        }
        return answer;
    }

    private String exchange(String request) throws IOException {
        try (var socket =
                new Socket(profile.endpoint().getHost(), profile.endpoint().getPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static String member(String name, String json) throws IOException {
        Matcher matcher = Pattern.compile("\"%s\":\"([^\"]+)\"".formatted(name)).matcher(json);
        if (!matcher.find()) {
            throw new IOException("no " + name + " in an answer");
        }
        return matcher.group(1);
    }
}
