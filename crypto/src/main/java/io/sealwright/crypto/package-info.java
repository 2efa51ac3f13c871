/**
 * The boundary around key material: how keys are made, sealed, held and used. The only package that touches the
 * cryptographic providers.
 *
 * <p>Start at {@link io.sealwright.crypto.CryptoBoundary}. The formats are in
 * {@code docs/reference/ciphertext-format.md} and frozen by vectors.
 *
 * <p>What must stay true: (1) key material leaves this package in the clear only where an API returns it by contract;
 * (2) one blob opens under one key, one material, one context, and never says why it did not open; (3) a key of one
 * purpose never serves another.
 */
@NullMarked
package io.sealwright.crypto;

import org.jspecify.annotations.NullMarked;
