// SPDX-License-Identifier: Apache-2.0
/**
 * Signatures of others, as JSON Web Signature (RFC 7515, 7518, 8037) has them: verified, never made.
 *
 * <p>Start at {@link io.sealwright.crypto.jws.VerificationKey}.
 */
@NullMarked
package io.sealwright.crypto.jws;

import org.jspecify.annotations.NullMarked;
