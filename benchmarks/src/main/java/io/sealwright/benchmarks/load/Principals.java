// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the users of the benchmark through IAM, each with a policy and an access key of its own. */
final class Principals {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MAY_USE_KEYS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""";

    private final Target target;
    private final Signer administrator;

    Principals(Target target, Signer administrator) {
        this.target = target;
        this.administrator = administrator;
    }

    /** {@code count} users who may use every key of the account. */
    List<Signer> create(int count) throws IOException, InterruptedException {
        List<Signer> users = new ArrayList<>(count);
        try (HttpClient http = target.http()) {
            for (int i = 0; i < count; i++) {
                String name = "benchmark-%03d".formatted(i);
                var _ = call(http, Map.of("Action", "CreateUser", "UserName", name));
                var _ = call(
                        http,
                        Map.of(
                                "Action",
                                "PutUserPolicy",
                                "UserName",
                                name,
                                "PolicyName",
                                "keys",
                                "PolicyDocument",
                                MAY_USE_KEYS));
                String key = call(http, Map.of("Action", "CreateAccessKey", "UserName", name));
                users.add(
                        new Signer(member(key, "AccessKeyId"), member(key, "SecretAccessKey"), administrator.region()));
            }
        }
        return users;
    }

    private String call(HttpClient http, Map<String, String> parameters) throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder("Version=2010-05-08");
        new TreeMap<>(parameters)
                .forEach((name, value) ->
                        form.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
        byte[] body = form.toString().getBytes(UTF_8);
        String hash = administrator.hash(body);
        var headers = new TreeMap<String, String>();
        headers.put("content-type", FORM);
        headers.put("host", target.host());
        headers.put("x-amz-date", Signer.timestamp(Instant.now()));
        HttpRequest request = HttpRequest.newBuilder(target.uri())
                .header("content-type", FORM)
                .header("x-amz-date", headers.getOrDefault("x-amz-date", ""))
                .header("authorization", administrator.authorization("POST", "", headers, hash, "iam"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%s: %s".formatted(parameters.get("Action"), answer.body()));
        }
        return answer.body();
    }

    private static String member(String xml, String name) {
        Matcher found = Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(name)).matcher(xml);
        if (!found.find()) {
            throw new IllegalStateException("an answer without " + name);
        }
        return found.group(1);
    }
}
