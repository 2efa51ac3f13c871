// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/** What a key can be asked to compute, named as AWS names it on the wire. */
public enum Algorithm {
    /** AES-256-GCM under a one-time key derived from the KMS key. */
    SYMMETRIC_DEFAULT
}
