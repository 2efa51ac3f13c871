// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a load was told by the server, and may rely on. Filled by many threads.
 *
 * @param calls whether the call of a request id succeeded
 * @param keys of CreateKey
 * @param sealed ciphertexts, of Encrypt and of GenerateDataKey
 */
record Acknowledged(Map<String, Boolean> calls, Queue<String> keys, Queue<Sealed> sealed) {

    Acknowledged() {
        this(new ConcurrentHashMap<>(), new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    }

    /** A ciphertext and what must come out of it, both in base64. */
    record Sealed(String keyId, String ciphertext, String plaintext, String context) {}
}
