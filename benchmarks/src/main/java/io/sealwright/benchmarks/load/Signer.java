// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One principal's Signature Version 4, written from AWS's document and on the JDK alone: it shares no line with the
 * server's verifier. Not thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html">Create a signed AWS API
 *     request</a>
 */
public final class Signer {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String accessKeyId;
    private final byte[] secret;
    private final String region;
    private final MessageDigest sha256;
    private final Mac hmac;

    public Signer(String accessKeyId, String secretAccessKey, String region) {
        this.accessKeyId = accessKeyId;
        this.secret = ("AWS4" + secretAccessKey).getBytes(UTF_8);
        this.region = region;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
            this.hmac = Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has SHA-256 and HmacSHA256", missing);
        }
    }

    /** The region this principal signs for. */
    public String region() {
        return region;
    }

    /** The form of {@code x-amz-date}. */
    static String timestamp(Instant at) {
        return TIMESTAMP.format(at);
    }

    /** 64 lower-case hexadecimal digits, the form of {@code x-amz-content-sha256}. */
    String hash(byte[] body) {
        return HexFormat.of().formatHex(sha256.digest(body));
    }

    /**
     * The value of the Authorization header.
     *
     * @param headers all headers to sign, names in lower case, {@code x-amz-date} among them
     * @param query the query string, already canonical
     */
    String authorization(
            String method, String query, SortedMap<String, String> headers, String bodyHash, String service) {
        String timestamp = headers.getOrDefault("x-amz-date", "");
        String scope = timestamp.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        String signedHeaders = String.join(";", headers.keySet());

        var canonical = new StringBuilder(512);
        canonical.append(method).append("\n/\n").append(query).append('\n');
        headers.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(signedHeaders).append('\n').append(bodyHash);

        String toSign = "AWS4-HMAC-SHA256\n" + timestamp + "\n" + scope + "\n"
                + hash(canonical.toString().getBytes(UTF_8));
        String signature = HexFormat.of().formatHex(mac(signingKey(scope), toSign));
        return "AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/" + scope + ", SignedHeaders=" + signedHeaders
                + ", Signature=" + signature;
    }

    private byte[] signingKey(String scope) {
        byte[] key = secret;
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return key;
    }

    private byte[] mac(byte[] key, String text) {
        try {
            hmac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("HmacSHA256 takes every non-empty key", refused);
        }
        return hmac.doFinal(text.getBytes(UTF_8));
    }
}
