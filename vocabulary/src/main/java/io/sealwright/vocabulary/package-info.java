// SPDX-License-Identifier: Apache-2.0
/**
 * Words that all parts share: who calls ({@link io.sealwright.vocabulary.Principal}), what is named
 * ({@link io.sealwright.vocabulary.Arn}), how a request is refused ({@link io.sealwright.vocabulary.ErrorCode}), and
 * bytes that may be seen ({@link io.sealwright.vocabulary.Blob}) or may not
 * ({@link io.sealwright.vocabulary.SecretBytes}).
 *
 * <p>Depends on nothing. Everything here is an immutable value, but {@code SecretBytes}, which can be wiped.
 */
@NullMarked
package io.sealwright.vocabulary;

import org.jspecify.annotations.NullMarked;
