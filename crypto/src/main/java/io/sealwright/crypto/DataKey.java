// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;

/**
 * A data key, in the clear and encrypted.
 *
 * @param plaintext for whoever asked; closed by whoever wrote it down
 * @param ciphertext opens to it
 */
public record DataKey(SecretBytes plaintext, Blob ciphertext) {}
