// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as AWS documents it, with nothing but the JDK.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html">Create a signed
 *     request</a>
 */
public final class SigV4 {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String keyId;
    private final String secret;
    private final String region;
    private final String service;
    private final String date;

    public SigV4(String keyId, String secret, String region, String service, Instant now) {
        this.keyId = keyId;
        this.secret = secret;
        this.region = region;
        this.service = service;
        this.date = DATE.format(now);
    }

    public String date() {
        return date;
    }

    private String scope() {
        return date.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
    }

    /** The Authorization header of a POST to {@code /} with these headers, {@code x-amz-date} among them. */
    public String authorization(Map<String, String> headers, byte[] body) {
        return authorization("POST", "/", headers, body);
    }

    /**
     * That of any request.
     *
     * @param canonicalPath as its service wants it in the canonical request
     */
    public String authorization(String method, String canonicalPath, Map<String, String> headers, byte[] body) {
        Map<String, String> sorted = new TreeMap<>(headers);
        String names = String.join(";", sorted.keySet());
        return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                .formatted(keyId, scope(), names, signature(method, canonicalPath, "", sorted, body));
    }

    /** The query of a presigned GET to {@code /}. */
    public String presigned(String query, String host) {
        String all = "%s&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=%s&X-Amz-Date=%s&X-Amz-Expires=60"
                        .formatted(query, (keyId + "/" + scope()).replace("/", "%2F"), date)
                + "&X-Amz-SignedHeaders=host";
        return all + "&X-Amz-Signature=" + signature("GET", "/", all, new TreeMap<>(Map.of("host", host)), new byte[0]);
    }

    private String signature(String method, String path, String query, Map<String, String> sorted, byte[] body) {
        String[] parameters = query.isEmpty() ? new String[0] : query.split("&", -1);
        java.util.Arrays.sort(parameters);
        StringBuilder canonical = new StringBuilder(method + "\n" + path + "\n" + String.join("&", parameters) + "\n");
        sorted.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical
                .append('\n')
                .append(String.join(";", sorted.keySet()))
                .append('\n')
                .append(sha256(body));
        String text = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                date,
                scope(),
                sha256(canonical.toString().getBytes(UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part : scope().split("/", -1)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    /** In 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
