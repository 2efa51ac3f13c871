// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

/** Where a KMS key's material comes from. The names are stored and never change. */
public enum KeyOrigin {
    /** Made in this server. */
    AWS_KMS
}
