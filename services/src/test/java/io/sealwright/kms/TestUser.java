// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;

/** Somebody who calls KMS with an access key, over the wire. */
@NullUnmarked
public final class TestUser {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final Kms kms;
    private final String account;
    private final String name;
    private final String userId;
    private final String keyId;
    private final String secret;
    private final String region;

    TestUser(Kms kms, String account, String name, String userId, String keyId, String secret, String region) {
        this.kms = kms;
        this.account = account;
        this.name = name;
        this.userId = userId;
        this.keyId = keyId;
        this.secret = secret;
        this.region = region;
    }

    /** The same user, calling another Region. */
    public TestUser in(String otherRegion) {
        return new TestUser(kms, account, name, userId, keyId, secret, otherRegion);
    }

    /** The same caller, signing with another key of the account. */
    public TestUser withKey(String otherKeyId, String otherSecret) {
        return new TestUser(kms, account, name, userId, otherKeyId, otherSecret, region);
    }

    public String account() {
        return account;
    }

    public String arn() {
        return "arn:aws:iam::%s:user/%s".formatted(account, name);
    }

    public String userId() {
        return userId;
    }

    public String accessKeyId() {
        return keyId;
    }

    public String secret() {
        return secret;
    }

    /** Calls with members given as names and values in turn. */
    public Answer call(String operation, Object... members) {
        return send(operation, Json.object(members));
    }

    /** Calls with this body. */
    public Answer send(String operation, String json) {
        return send("kms", Map.of("x-amz-target", "TrentService." + operation), json);
    }

    /** Calls Organizations with members given as names and values in turn. */
    public Answer organizations(String operation, Object... members) {
        return send(
                "organizations",
                Map.of("x-amz-target", "AWSOrganizationsV20161128." + operation),
                Json.object(members));
    }

    /** Signs and sends a POST to {@code /} with these headers besides the usual. */
    public Answer send(String service, Map<String, String> more, String body) {
        return post(sign(service, more, body), body);
    }

    /** The same, not waiting for the answer. */
    public CompletableFuture<Answer> begin(String operation, Object... members) {
        String body = Json.object(members);
        Map<String, String> headers = sign("kms", Map.of("x-amz-target", "TrentService." + operation), body);
        return HTTP.sendAsync(request(headers, body), BodyHandlers.ofString()).thenApply(TestUser::answer);
    }

    /** The headers of a request, signed. */
    public Map<String, String> sign(String service, Map<String, String> more, String body) {
        Map<String, String> headers = new TreeMap<>(more);
        SigV4 signer = signer(service);
        headers.put("host", host());
        headers.put(
                "content-type",
                more.containsKey("x-amz-target") ? "application/x-amz-json-1.1" : "application/x-www-form-urlencoded");
        headers.put("x-amz-date", signer.date());
        headers.put("authorization", signer.authorization(headers, body.getBytes(UTF_8)));
        return headers;
    }

    /** Sends what was signed, or something else in its place. */
    public Answer post(Map<String, String> headers, String body) {
        return exchange(request(headers, body));
    }

    /** GetCallerIdentity in a URL. */
    public Answer presigned(String service, String query) {
        String signed = signer(service).presigned(query, host());
        return exchange(
                to(URI.create("http://%s/?%s".formatted(host(), signed))).build());
    }

    /** A GET that nobody signed. */
    public Answer get(String path) {
        return exchange(to(URI.create("http://%s%s".formatted(host(), path))).build());
    }

    private String host() {
        return "127.0.0.1:" + kms.port();
    }

    private SigV4 signer(String service) {
        return new SigV4(keyId, secret, region, service, kms.clock.instant());
    }

    private HttpRequest request(Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                to(URI.create("http://%s/".formatted(host()))).POST(BodyPublishers.ofString(body));
        headers.forEach((header, value) -> {
            if (!header.equals("host")) {
                request.header(header, value);
            }
        });
        return request.build();
    }

    /** Whoever is not answered fails, and does not wait for ever. */
    private static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
    }

    private static Answer exchange(HttpRequest request) {
        try {
            return answer(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("x-amzn-requestid").orElse(""),
                response.body(),
                response.headers().map());
    }

    /** Makes a key; its ARN. */
    public String createKey(Object... members) {
        return (String) call("CreateKey", members).ok().object("KeyMetadata").get("Arn");
    }

    public String keyState(String key) {
        return (String)
                call("DescribeKey", "KeyId", key).ok().object("KeyMetadata").get("KeyState");
    }

    /** A ciphertext, in base64. */
    public byte[] encrypt(String key, String plaintext) {
        return call("Encrypt", "KeyId", key, "Plaintext", plaintext.getBytes(UTF_8))
                .ok()
                .bytes("CiphertextBlob");
    }

    public String decrypt(byte[] ciphertext) {
        return new String(call("Decrypt", "CiphertextBlob", ciphertext).ok().bytes("Plaintext"), UTF_8);
    }
}
