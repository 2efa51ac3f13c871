// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.crypto.Sha256;
import io.sealwright.crypto.SigV4SigningKey;
import io.sealwright.vocabulary.SecretBytes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A customer for the training run: signs its calls with the administrator's credentials, and speaks just enough HTTP.
 */
final class TrainingClient {
    private static final int ROUNDS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) [^\\r]*\\r\\n");
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, String> profile;
    private final URI endpoint;
    private final InstantSource clock = InstantSource.system();

    private TrainingClient(Map<String, String> profile) {
        this.profile = profile;
        this.endpoint = URI.create(profile.getOrDefault("endpoint_url", ""));
    }

    /** A client of the server that is starting on {@code data}, once it answers. */
    static TrainingClient await(Path data) throws IOException, InterruptedException {
        Path credentials = data.resolve("credentials");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (Files.exists(credentials)) {
                var client = new TrainingClient(profile(credentials));
                if (client.answers()) {
                    return client;
                }
            }
            Thread.sleep(20);
        }
        throw new IOException("the server did not become ready within " + PATIENCE);
    }

    private static Map<String, String> profile(Path credentials) throws IOException {
        return Files.readAllLines(credentials).stream()
                .map(line -> line.split(" = ", 2))
                .filter(entry -> entry.length == 2)
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
    }

    private boolean answers() throws IOException {
        try {
            return exchange("GET /ping HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host()))
                    .startsWith("HTTP/1.1 200");
        } catch (ConnectException notYet) {
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
        String date = AMZ_DATE.format(clock.instant());
        String targetLine = target.isEmpty() ? "" : "x-amz-target:" + target + "\n";
        String headers = "content-type:%s\nhost:%s\nx-amz-date:%s\n%s".formatted(type, host(), date, targetLine);
        String names = "content-type;host;x-amz-date" + (target.isEmpty() ? "" : ";x-amz-target");
        String request = "POST / HTTP/1.1\r\n%sAuthorization: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(
                        headers.replace("\n", "\r\n"),
                        authorization(service, date, headers, names, body),
                        body.length(),
                        body);
        String answer = exchange(request);
        Matcher status = STATUS.matcher(answer);
        if (!status.lookingAt() || !"200".equals(status.group(1))) {
            throw new IOException("%s %s was answered with %s"
                    .formatted(service, target, answer.lines().findFirst()));
        }
        return answer;
    }

    private String authorization(String service, String date, String headers, String names, String body) {
        String day = date.substring(0, 8);
        String region = profile.getOrDefault("region", "");
        String scope = "%s/%s/%s/aws4_request".formatted(day, region, service);
        String canonical = "POST\n/\n\n%s\n%s\n%s".formatted(headers, names, hex(Sha256.of(body.getBytes(US_ASCII))));
        String toSign =
                "AWS4-HMAC-SHA256\n%s\n%s\n%s".formatted(date, scope, hex(Sha256.of(canonical.getBytes(US_ASCII))));
        String secret = profile.getOrDefault("aws_secret_access_key", "");
        try (var bytes = SecretBytes.owning(secret.getBytes(US_ASCII))) {
            byte[] signature =
                    SigV4SigningKey.derive(bytes, day, region, service).mac(toSign.getBytes(US_ASCII));
            return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                    .formatted(profile.get("aws_access_key_id"), scope, names, hex(signature));
        }
    }

    private String exchange(String request) throws IOException {
        try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private String host() {
        return endpoint.getRawAuthority();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String member(String name, String json) throws IOException {
        Matcher matcher = Pattern.compile("\"%s\":\"([^\"]+)\"".formatted(name)).matcher(json);
        if (!matcher.find()) {
            throw new IOException("no " + name + " in an answer");
        }
        return matcher.group(1);
    }
}
