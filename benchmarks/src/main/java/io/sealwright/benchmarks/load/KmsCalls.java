// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The requests of the benchmark: request {@code i} belongs to principal {@code i mod principals} and key {@code i mod
 * keys}, and has an encryption context of its own.
 */
final class KmsCalls {

    private final List<Signer> signers;

    KmsCalls(List<Signer> signers) {
        this.signers = List.copyOf(signers);
    }

    List<KmsCall> createKey(int count) {
        return calls(count, "CreateKey", call -> "{\"Description\":\"One key of the benchmark\"}");
    }

    List<KmsCall> generateDataKey(int count, List<String> keyArns) {
        return calls(
                count,
                "GenerateDataKey",
                call -> "{\"KeyId\":\"" + keyArns.get(call % keyArns.size()) + "\",\"KeySpec\":\"AES_256\","
                        + context(call) + "}");
    }

    List<KmsCall> encrypt(int count, List<String> keyArns) {
        return calls(
                count,
                "Encrypt",
                call -> "{\"KeyId\":\"" + keyArns.get(call % keyArns.size()) + "\",\"Plaintext\":\"" + plaintext(call)
                        + "\"," + context(call) + ",\"EncryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}");
    }

    /**
     * Opens what {@link #encrypt} or {@link #generateDataKey} sealed: ciphertext {@code n} was made by call
     * {@code made(n)}.
     */
    List<KmsCall> decrypt(List<String> ciphertexts, List<Integer> made, List<String> keyArns) {
        return calls(
                ciphertexts.size(),
                "Decrypt",
                call -> "{\"CiphertextBlob\":\"" + ciphertexts.get(call)
                        + "\",\"KeyId\":\"" + keyArns.get(made.get(call) % keyArns.size()) + "\","
                        + context(made.get(call))
                        + "}");
    }

    /** The 32 bytes that Encrypt call {@code call} seals, in Base64. */
    static String plaintext(int call) {
        return Base64.getEncoder()
                .encodeToString("a secret of 32 bytes, no %07d".formatted(call).getBytes(UTF_8));
    }

    /** The text of one member of an answer whose texts hold no escapes: ids, ARNs and Base64. */
    static String member(String json, String name) {
        int start = json.indexOf('"' + name + "\":\"");
        if (start < 0) {
            throw new IllegalStateException("An answer without " + name + ": " + json);
        }
        int from = start + name.length() + 4;
        return json.substring(from, json.indexOf('"', from));
    }

    private static String context(int call) {
        return "\"EncryptionContext\":{\"purpose\":\"measured by the benchmark\",\"tenant\":\"tenant-" + call % 250
                + "\",\"document\":\"document-" + call + "\"}";
    }

    private List<KmsCall> calls(int count, String operation, java.util.function.IntFunction<String> json) {
        var calls = new ArrayList<KmsCall>(count);
        for (int call = 0; call < count; call++) {
            calls.add(new KmsCall(operation, json.apply(call), signers.get(call % signers.size())));
        }
        return calls;
    }
}
