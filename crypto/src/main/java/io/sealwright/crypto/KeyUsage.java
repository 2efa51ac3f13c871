// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/** What a KMS key may be used for: one usage, fixed when the key is created. The names are stored and never change. */
public enum KeyUsage {
    ENCRYPT_DECRYPT,
    SIGN_VERIFY,
    GENERATE_VERIFY_MAC,
    KEY_AGREEMENT
}
