// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.kms.Answer;
import io.sealwright.kms.Json;
import io.sealwright.kms.Kms;
import io.sealwright.kms.SigV4;
import io.sealwright.kms.TestAccount;
import io.sealwright.kms.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A service outside, as its author would write it: it gets signed requests and calls KMS for those who signed them. */
@NullUnmarked
public final class ObjectStore {
    public static final String HOST = "objects.example:8443";
    public static final String FORWARD_TOKEN = "x-amz-sealwright-forward-token";
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final String name = "objectstore-" + COUNT.incrementAndGet();
    public final Kms kms;
    public final TestUser management;
    public final TestAccount home;
    public final TestUser principal;

    /** Not registered yet. */
    public ObjectStore(Kms kms) {
        this.kms = kms;
        this.management = kms.managementAccount().administrator();
        this.home = kms.newAccount();
        this.principal = home.userAllowed("object-store", "sealwright:ExchangeSignature");
    }

    /** Registered to decrypt and to make data keys. */
    public static ObjectStore registered(Kms kms) {
        ObjectStore store = new ObjectStore(kms);
        store.register("Decrypt", "GenerateDataKey").ok();
        return store;
    }

    /** A request to the service as it received it. */
    public record Received(String method, String uri, Map<String, String> headers, String body) {

        public Received with(String header, @Nullable String value) {
            Map<String, String> changed = new TreeMap<>(headers);
            if (value == null) {
                changed.remove(header);
            } else {
                changed.put(header, value);
            }
            return new Received(method, uri, changed, body);
        }

        public Received at(String otherUri) {
            return new Received(method, otherUri, headers, body);
        }
    }

    public Answer register(String... operations) {
        return register(management, principal.arn(), operations);
    }

    public Answer register(TestUser by, String principalArn, String... operations) {
        return call(
                by,
                "RegisterService",
                "ServiceName",
                name,
                "PrincipalArn",
                principalArn,
                "Hosts",
                List.of(HOST),
                "Operations",
                List.of(operations));
    }

    public Answer enable(TestUser by) {
        return call(by, "EnableServiceForwarding", "ServiceName", name);
    }

    public static Answer call(TestUser by, String operation, Object... members) {
        return by.send("sealwright", Map.of("x-amz-target", "Sealwright_20261124." + operation), Json.object(members));
    }

    /** A GET that {@code caller} signed for this service. */
    public Received get(TestUser caller) {
        return get(caller.accessKeyId(), caller.secret(), null, Kms.REGION, name, HOST);
    }

    public Received get(
            String keyId, String secret, @Nullable String token, String region, String service, String host) {
        SigV4 signer = new SigV4(keyId, secret, region, service, kms.clock.instant());
        Map<String, String> headers = new TreeMap<>(Map.of("host", host, "x-amz-date", signer.date()));
        headers.put("x-amz-content-sha256", SigV4.sha256(new byte[0]));
        headers.put("x-amz-meta-number", String.valueOf(COUNT.incrementAndGet())); // No two are the same.
        if (token != null) {
            headers.put("x-amz-security-token", token);
        }
        headers.put("authorization", signer.authorization("GET", "/bucket/object", headers, new byte[0]));
        return new Received("GET", "/bucket/object", headers, "");
    }

    public Answer exchange(Received received) {
        return exchange(principal, received);
    }

    public Answer exchange(TestUser by, Received received) {
        List<Map<String, String>> headers = new ArrayList<>();
        received.headers().forEach((header, value) -> headers.add(Map.of("Name", header, "Value", value)));
        return call(
                by,
                "ExchangeSignature",
                "Method",
                received.method(),
                "Uri",
                received.uri(),
                "Headers",
                headers,
                "PayloadHash",
                SigV4.sha256(received.body().getBytes(UTF_8)));
    }

    /** A forward token for {@code caller}. */
    public String tokenFor(TestUser caller) {
        return exchange(get(caller)).ok().text("ForwardToken");
    }

    /** Decrypts for whom {@code token} stands. */
    public Answer decrypt(String token, byte[] ciphertext) {
        return forward(principal, token, "Decrypt", "CiphertextBlob", ciphertext);
    }

    public static Answer forward(TestUser by, String token, String operation, Object... members) {
        return by.send(
                "kms", Map.of("x-amz-target", "TrentService." + operation, FORWARD_TOKEN, token), Json.object(members));
    }

    public static String text(Answer decrypted) {
        return new String(decrypted.ok().bytes("Plaintext"), UTF_8);
    }
}
