// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Json;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SigV4;
import io.sealwright.kms.TestUser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Somebody with credentials, temporary ones or not, or none at all. */
@NullUnmarked
public record Caller(
        Kms kms,
        String region,
        @Nullable String keyId,
        @Nullable String secret,
        @Nullable String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static Caller of(Kms kms, TestUser user) {
        return new Caller(kms, Kms.REGION, user.accessKeyId(), user.secret(), null);
    }

    public static Caller nobody(Kms kms) {
        return new Caller(kms, Kms.REGION, null, null, null);
    }

    /** With the credentials of an answer. */
    public Caller with(Xml answer) {
        answer.ok();
        return new Caller(
                kms, region, answer.text("AccessKeyId"), answer.text("SecretAccessKey"), answer.text("SessionToken"));
    }

    public Caller withToken(String other) {
        return new Caller(kms, region, keyId, secret, other);
    }

    public Caller withKey(String otherKeyId) {
        return new Caller(kms, region, otherKeyId, secret, token);
    }

    public Caller in(String otherRegion) {
        return new Caller(kms, otherRegion, keyId, secret, token);
    }

    /** An answer of STS. */
    public record Xml(int status, String requestId, String body) {

        public Xml ok() {
            assertThat(status).as(body).isEqualTo(200);
            return this;
        }

        /** What stands in the first element of this name, or null. */
        public String text(String element) {
            int start = body.indexOf('<' + element + '>');
            return start < 0
                    ? null
                    : body.substring(start + element.length() + 2, body.indexOf("</" + element + '>'))
                            .replace("&quot;", "\"")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&");
        }

        public void isRefusal(int expected, String code, String message) {
            assertThat(text("Code")).as(body).isEqualTo(code);
            assertThat(text("Message")).isEqualTo(message);
            assertThat(status).isEqualTo(expected);
        }

        public void isRefusal(int expected, String code) {
            assertThat(text("Code")).as(body).isEqualTo(code);
            assertThat(status).isEqualTo(expected);
        }
    }

    /** Calls STS with parameters given as names and values in turn. */
    public Xml sts(String action, String... parameters) {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=2011-06-15");
        for (int i = 0; i < parameters.length; i += 2) {
            form.append('&').append(parameters[i]).append('=').append(URLEncoder.encode(parameters[i + 1], UTF_8));
        }
        HttpResponse<String> answer = post("sts", new TreeMap<>(), form.toString());
        return new Xml(
                answer.statusCode(),
                answer.headers().firstValue("x-amzn-requestid").orElse(""),
                answer.body());
    }

    /** Calls IAM. */
    public Xml iam(String action) {
        HttpResponse<String> answer = post("iam", new TreeMap<>(), "Action=" + action + "&Version=2010-05-08");
        return new Xml(
                answer.statusCode(),
                answer.headers().firstValue("x-amzn-requestid").orElse(""),
                answer.body());
    }

    /** Calls KMS. */
    public Answer kms(String operation, Object... members) {
        Map<String, String> headers = new TreeMap<>(Map.of("x-amz-target", "TrentService." + operation));
        HttpResponse<String> answer = post("kms", headers, Json.object(members));
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("x-amzn-requestid").orElse(""),
                answer.body(),
                answer.headers().map());
    }

    private HttpResponse<String> post(String service, Map<String, String> headers, String body) {
        headers.put(
                "content-type",
                service.equals("kms") ? "application/x-amz-json-1.1" : "application/x-www-form-urlencoded");
        if (token != null) {
            headers.put("x-amz-security-token", token);
        }
        if (keyId != null) {
            SigV4 signer = new SigV4(keyId, secret, region, service, kms.clock.instant());
            headers.put("host", "127.0.0.1:" + kms.port());
            headers.put("x-amz-date", signer.date());
            headers.put("authorization", signer.authorization(headers, body.getBytes(UTF_8)));
            headers.remove("host");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + kms.port() + "/"))
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
