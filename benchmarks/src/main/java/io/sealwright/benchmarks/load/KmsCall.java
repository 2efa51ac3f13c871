// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One KMS request before it is signed.
 *
 * @param operation the name in X-Amz-Target, such as {@code Encrypt}
 * @param json the body
 * @param signer who sends it
 */
public record KmsCall(String operation, String json, Signer signer) {

    /**
     * The bytes that the AWS SDK for Java 2 would send: its headers, its set of signed ones (the largest that any
     * client of spec/clients.md signs), its order.
     */
    public byte[] sign(String host, UUID invocation, Instant at) {
        byte[] body = json.getBytes(UTF_8);
        String bodyHash = signer.hash(body);
        var headers = new TreeMap<String, String>();
        headers.put("host", host);
        headers.put("amz-sdk-invocation-id", invocation.toString());
        headers.put("amz-sdk-request", "attempt=1; max=3");
        headers.put("content-length", Integer.toString(body.length));
        headers.put("content-type", "application/x-amz-json-1.1");
        headers.put("x-amz-content-sha256", bodyHash);
        headers.put("x-amz-date", Signer.timestamp(at));
        headers.put("x-amz-target", "TrentService." + operation);

        String head = "POST / HTTP/1.1\r\nHost: " + host
                + "\r\namz-sdk-invocation-id: " + headers.get("amz-sdk-invocation-id")
                + "\r\namz-sdk-request: " + headers.get("amz-sdk-request")
                + "\r\nAuthorization: " + signer.authorization("POST", "", headers, bodyHash, "kms")
                + "\r\nContent-Type: application/x-amz-json-1.1"
                + "\r\nUser-Agent: aws-sdk-java/2.57.8 md/io#sync md/http#Apache ua/2.1 lang/java#25 sealwright-benchmark"
                + "\r\nx-amz-content-sha256: " + bodyHash
                + "\r\nX-Amz-Date: " + headers.get("x-amz-date")
                + "\r\nX-Amz-Target: " + headers.get("x-amz-target")
                + "\r\nContent-Length: " + body.length
                + "\r\nConnection: Keep-Alive\r\n\r\n";
        byte[] headBytes = head.getBytes(ISO_8859_1);
        byte[] request = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(body, 0, request, headBytes.length, body.length);
        return request;
    }
}
