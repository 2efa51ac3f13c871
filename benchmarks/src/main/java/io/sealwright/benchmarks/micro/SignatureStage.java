// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.benchmarks.load.KmsCall;
import io.sealwright.benchmarks.load.Signer;
import io.sealwright.gateway.http.HttpExchange;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.http.HttpServerConfig;
import io.sealwright.gateway.signature.AccessKey;
import io.sealwright.gateway.signature.ServedScopes;
import io.sealwright.gateway.signature.SignatureClaim;
import io.sealwright.gateway.signature.SignatureScratch;
import io.sealwright.gateway.signature.SignatureVerifier;
import io.sealwright.gateway.signature.SigningKeyCache;
import io.sealwright.gateway.signature.SigningService;
import io.sealwright.gateway.signature.VerifiedSignature;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The signature of an Encrypt as the AWS SDK for Java signs it, its signing key at hand. Budget: 1.2 us for both.
 *
 * <p>A request is a view of what a connection received, so one is really sent and then never answered.
 */
@State(Scope.Thread)
public class SignatureStage {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private final HttpServer server;
    private final Socket client;
    private final HttpRequest request;
    private final SignatureVerifier verifier;
    private final SignatureScratch scratch = new SignatureScratch();
    private final SignatureClaim claim;

    public SignatureStage() {
        var received = new CompletableFuture<HttpExchange>();
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            server = HttpServer.start(
                    HttpServerConfig.listeningOn(loopback, 1), received::complete, InstantSource.fixed(NOW));
            client = new Socket(
                    InetAddress.getLoopbackAddress(), server.address().getPort());
            client.getOutputStream().write(signed());
        } catch (IOException unusable) {
            throw new IllegalStateException("Loopback refuses a connection", unusable);
        }
        request = received.join().request();
        verifier = verifier();
        claim = verifier.check(request);
    }

    /** What needs no secret: form, coverage, time, scope, access key. */
    @Benchmark
    public final SignatureClaim check() {
        return verifier.check(request);
    }

    /** The hashes and the MAC. */
    @Benchmark
    public VerifiedSignature verify() {
        return verifier.verify(claim, request, scratch);
    }

    /** Ends the connection that was never answered. */
    @TearDown
    public void close() throws IOException {
        client.close();
        server.close();
    }

    private static byte[] signed() {
        String json = "{\"KeyId\":\"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\","
                + "\"Plaintext\":\"YSBzZWNyZXQgb2YgMzIgYnl0ZXMsIG5vIDAwMDAwMDE=\",\"EncryptionContext\":"
                + "{\"purpose\":\"measured by the benchmark\",\"tenant\":\"tenant-17\",\"document\":\"document-17\"}}";
        return new KmsCall("Encrypt", json, new Signer(KEY_ID, SECRET, "us-east-1"))
                .sign("127.0.0.1:4599", new UUID(1, 2), NOW);
    }

    private static SignatureVerifier verifier() {
        var region = new Region("us-east-1");
        var user = new Principal.User("aws", new AccountId("111122223333"), "/", "administrator", "AIDAEXAMPLE");
        var key = new AccessKey(KEY_ID, 1, SecretBytes.copyOf(SECRET.getBytes(US_ASCII)), true, user);
        return new SignatureVerifier(
                (_, _) -> key,
                new ServedScopes(Set.of(region), Set.of(SigningService.values()), region),
                new SigningKeyCache(1024, 4096),
                InstantSource.fixed(NOW));
    }
}
