// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What the rounds work on, made through the API itself.
 *
 * @param keyArns all keys
 * @param keysPerSecond how fast CreateKey answered
 * @param calls makes requests for the same principals
 */
record Fixture(KmsCalls calls, List<String> keyArns, double keysPerSecond) {

    private static final int CONNECTIONS = 64;

    /** Keys per signed set: at the slowest disk a set must be through before its signatures are five minutes old. */
    private static final int KEYS_AT_ONCE = 10_000;

    Fixture {
        keyArns = List.copyOf(keyArns);
    }

    static Fixture create(Runner runner, Target target, KmsCalls calls, int keys) throws IOException {
        var arns = new ArrayList<String>(keys);
        long start = System.nanoTime();
        while (arns.size() < keys) {
            runner.once(
                    target,
                    calls.createKey(Math.min(KEYS_AT_ONCE, keys - arns.size())),
                    CONNECTIONS,
                    (request, status, body) -> arns.add(status == 200 ? KmsCalls.member(body, "Arn") : body));
        }
        return new Fixture(calls, arns, keys * 1e9 / (System.nanoTime() - start));
    }

    /** The ciphertexts of {@code count} Encrypt calls, in their order. */
    List<String> encrypted(Runner runner, Target target, int count, List<String> keys) throws IOException {
        String[] ciphertexts = new String[count];
        runner.once(target, calls.encrypt(count, keys), CONNECTIONS, (request, status, body) -> {
            ciphertexts[request] = status == 200 ? KmsCalls.member(body, "CiphertextBlob") : "";
        });
        return Collections.unmodifiableList(Arrays.asList(ciphertexts));
    }
}
