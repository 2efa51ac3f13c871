// SPDX-License-Identifier: Apache-2.0
package io.sealwright.ledger;

import io.sealwright.vocabulary.Blob;

/**
 * One policy document that took part in a decision.
 *
 * @param source in which place it stood, for example that of the identity or of the boundary; 1 to 255 bytes of ASCII
 * @param generation the version of the row that attached it
 * @param documentHash SHA-256 of the stored document, by which it is found
 */
public record PolicyVersion(String source, long generation, Blob documentHash) {

    public PolicyVersion {
        if (source.isEmpty() || source.length() > 255 || !isAscii(source)) {
            throw new IllegalArgumentException("source of a policy: " + source);
        }
        if (documentHash.length() != Sha256.BYTES) {
            throw new IllegalArgumentException("a document hash has 32 bytes, not " + documentHash.length());
        }
    }

    /** One is made for each policy of each decision: no encoder for it. */
    private static boolean isAscii(String source) {
        for (int i = 0; i < source.length(); i++) {
            if (source.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
