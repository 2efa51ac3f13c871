// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SigV4 as the documentation tells it, with maps and strings: it shares no code with what it tests. */
final class NaiveSigner {
    private final Map<String, String> headers = new TreeMap<>();
    private String method = "POST";
    private String query = "";
    private String body = "{}";
    private String date = "20261124T120000Z";
    private String keyId = Signatures.KEY_ID;
    private String scope = "eu-central-1/kms";
    private String payloadHash = "";

    static NaiveSigner kms() {
        return new NaiveSigner()
                .header("host", "localhost")
                .header("content-type", "application/x-amz-json-1.1")
                .header("x-amz-target", "TrentService.Encrypt");
    }

    static NaiveSigner sts() {
        NaiveSigner signer = new NaiveSigner()
                .header("host", "localhost")
                .header("content-type", "application/x-www-form-urlencoded")
                .body("Action=GetCallerIdentity&Version=2011-06-15");
        signer.scope = "eu-central-1/sts";
        return signer;
    }

    NaiveSigner header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    NaiveSigner without(String name) {
        headers.remove(name);
        return this;
    }

    NaiveSigner method(String value) {
        method = value;
        return this;
    }

    NaiveSigner query(String value) {
        query = value;
        return this;
    }

    NaiveSigner body(String value) {
        body = value;
        return this;
    }

    NaiveSigner date(String value) {
        date = value;
        return this;
    }

    NaiveSigner keyId(String value) {
        keyId = value;
        return this;
    }

    NaiveSigner scope(String value) {
        scope = value;
        return this;
    }

    /** What stands in place of the body's hash. */
    NaiveSigner payloadHash(String value) {
        payloadHash = value;
        return this;
    }

    private String fullScope() {
        return date.substring(0, 8) + "/" + scope + "/aws4_request";
    }

    /** The request in the header form. */
    String signed() {
        if (!headers.containsKey("date")) {
            headers.put("x-amz-date", date);
        }
        String authorization = "AWS4-HMAC-SHA256 Credential=" + keyId + "/" + fullScope() + ", SignedHeaders="
                + String.join(";", headers.keySet()) + ", Signature=" + signature(query);
        return request(query, "authorization: " + authorization + "\r\n");
    }

    /** The request in the query form. */
    String presigned(String expires) {
        String all = query + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                + (keyId + "/" + fullScope()).replace("/", "%2F") + "&X-Amz-Date=" + date
                + (expires.isEmpty() ? "" : "&X-Amz-Expires=" + expires)
                + "&X-Amz-SignedHeaders=" + String.join("%3B", headers.keySet());
        return request(all + "&X-Amz-Signature=" + signature(all), "");
    }

    private String request(String withQuery, String credentials) {
        StringBuilder text = new StringBuilder(method + " /" + (withQuery.isEmpty() ? "" : "?" + withQuery));
        text.append(" HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text + credentials + "\r\n" + body;
    }

    private String signature(String withQuery) {
        String[] parameters = withQuery.isEmpty() ? new String[0] : withQuery.split("&", -1);
        Arrays.sort(parameters);
        StringBuilder canonical = new StringBuilder(method + "\n/\n" + String.join("&", parameters) + "\n");
        headers.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(String.join(";", headers.keySet())).append('\n');
        canonical.append(payloadHash.isEmpty() ? sha256(body) : payloadHash);
        String text = "AWS4-HMAC-SHA256\n" + date + "\n" + fullScope() + "\n" + sha256(canonical.toString());
        byte[] key = ("AWS4" + Signatures.SECRET).getBytes(UTF_8);
        for (String part : fullScope().split("/", -1)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
