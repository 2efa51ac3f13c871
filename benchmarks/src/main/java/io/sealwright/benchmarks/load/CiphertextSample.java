// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Some ciphertexts that came out of timed rounds, kept to show afterwards that they open to what went in. */
final class CiphertextSample {

    private static final int LIMIT = 256;

    private final List<String> ciphertexts = new ArrayList<>();
    private final List<String> plaintexts = new ArrayList<>();
    private final List<Integer> made = new ArrayList<>();

    /** Keeps answers of Encrypt. */
    Answers ofEncrypt() {
        return (request, status, body) -> keep(request, status, body, KmsCalls.plaintext(request));
    }

    /** Keeps answers of GenerateDataKey, which name their own plaintext. */
    Answers ofGenerateDataKey() {
        return (request, status, body) ->
                keep(request, status, body, status == 200 ? KmsCalls.member(body, "Plaintext") : "");
    }

    private void keep(int request, int status, String body, String plaintext) {
        if (status != 200 || ciphertexts.size() >= LIMIT) {
            return;
        }
        ciphertexts.add(KmsCalls.member(body, "CiphertextBlob"));
        plaintexts.add(plaintext);
        made.add(request);
    }

    int size() {
        return ciphertexts.size();
    }

    /** How many of the kept ciphertexts Decrypt opens to the very plaintext. */
    int opened(Runner runner, Target target, KmsCalls calls, List<String> keys) throws IOException {
        var right = new ArrayList<Integer>();
        runner.once(target, calls.decrypt(ciphertexts, made, keys), 1, (request, status, body) -> {
            if (status == 200 && KmsCalls.member(body, "Plaintext").equals(plaintexts.get(request))) {
                right.add(request);
            }
        });
        return right.size();
    }
}
