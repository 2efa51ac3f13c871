// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A job of a CI system logs in with its platform's token: no secret is stored anywhere. */
@Client("boto3")
class WebIdentityTest {
    private static final String ISSUER = "https://ci.example";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @TempDir
    Path folder;

    private RunningServer server;

    @BeforeEach
    void a_server_that_knows_the_issuers_keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair issuer = generator.generateKeyPair();
        Path keys = Files.writeString(folder.resolve("keys.json"), published((RSAPublicKey) issuer.getPublic()));
        write("good", token("repo:example/app", issuer));
        write("other-subject", token("repo:example/other", issuer));
        write("forged", token("repo:example/app", generator.generateKeyPair()));
        server = RunningServer.start(folder.resolve("data"), "--web-identity.keys", ISSUER + "=" + keys);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> a_job_logs_in_by_its_identity_token() throws Exception {
        Credentials caller = server.credentials();

        return ScriptChecks.of(Finished.run(
                Path.of("src/test/python"),
                caller.environment(),
                List.of("python3", "-B", "web_identity.py", caller.endpoint().toString(), ISSUER, folder.toString())));
    }

    private void write(String name, String token) throws IOException {
        Files.writeString(folder.resolve(name), token, US_ASCII);
    }

    private static String published(RSAPublicKey key) {
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"1\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String token(String subject, KeyPair by) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}";
        String claims = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"sts.amazonaws.com\",\"iat\":%d,\"exp\":%d}"
                .formatted(ISSUER, subject, now, now + 600);
        String signed = BASE64.encodeToString(header.getBytes(US_ASCII))
                + '.'
                + BASE64.encodeToString(claims.getBytes(US_ASCII));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(by.getPrivate());
        signature.update(signed.getBytes(US_ASCII));
        return signed + '.' + BASE64.encodeToString(signature.sign());
    }
}
