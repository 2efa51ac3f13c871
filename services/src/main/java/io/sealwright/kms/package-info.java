// SPDX-License-Identifier: Apache-2.0
/**
 * KMS: keys that never leave, and what may be done with them.
 *
 * <p>Start at {@link io.sealwright.kms.KmsService}, the list of operations. Each is one file in {@code operation}. The
 * rules they share are in {@code model}: {@code KmsKey} and its {@code KeyState}, {@code KeyIdentifier},
 * {@code EncryptionContext}.
 *
 * <p>What must stay true: (1) a key's material changes only by rotation or import, and old versions stay until
 * deletion; (2) a key that is not enabled is used by nobody; (3) every use is in the ledger before its result is seen.
 */
@NullMarked
package io.sealwright.kms;

import org.jspecify.annotations.NullMarked;
