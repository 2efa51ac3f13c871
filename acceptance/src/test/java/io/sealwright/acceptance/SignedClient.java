// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls KMS with a signature of its own and no retries: each call is one request, and ends in an answer or an error.
 */
final class SignedClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TYPE = "application/x-amz-json-1.1";
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Credentials caller;
    private final InstantSource clock = InstantSource.system();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    SignedClient(Credentials caller) {
        this.caller = caller;
    }

    /** An answer as it came. */
    record Answer(int status, String requestId, String text) {
        boolean succeeded() {
            return status == 200;
        }

        Json json() {
            return Json.parse(text);
        }
    }

    /**
     * One request.
     *
     * @throws IOException if no whole answer came
     */
    Answer call(String operation, String body) throws IOException, InterruptedException {
        String date = AMZ_DATE.format(clock.instant());
        String target = "TrentService." + operation;
        HttpRequest request = HttpRequest.newBuilder(caller.endpoint())
                .timeout(PATIENCE)
                .header("Content-Type", TYPE)
                .header("X-Amz-Date", date)
                .header("X-Amz-Target", target)
                .header("Authorization", authorization(date, target, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString(UTF_8));
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("x-amzn-RequestId").orElse(""),
                answer.body());
    }

    /** A request that must succeed. */
    Json require(String operation, String body) throws IOException, InterruptedException {
        Answer answer = call(operation, body);
        if (!answer.succeeded()) {
            throw new AssertionError("%s %s was answered with %s".formatted(operation, body, answer));
        }
        return answer.text().isEmpty() ? new Json(Map.of()) : answer.json();
    }

    private String authorization(String date, String target, String body) {
        String day = date.substring(0, 8);
        String scope = "%s/%s/kms/aws4_request".formatted(day, caller.region());
        String names = "content-type;host;x-amz-date;x-amz-target";
        String canonical = "POST\n/\n\ncontent-type:%s\nhost:%s\nx-amz-date:%s\nx-amz-target:%s\n\n%s\n%s"
                .formatted(TYPE, caller.endpoint().getAuthority(), date, target, names, sha256(body));
        byte[] key = mac(("AWS4" + caller.secretAccessKey()).getBytes(UTF_8), day);
        for (String part : new String[] {caller.region(), "kms", "aws4_request"}) {
            key = mac(key, part);
        }
        String toSign = "AWS4-HMAC-SHA256\n%s\n%s\n%s".formatted(date, scope, sha256(canonical));
        return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                .formatted(caller.accessKeyId(), scope, names, HexFormat.of().formatHex(mac(key, toSign)));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
