// SPDX-License-Identifier: Apache-2.0
/**
 * Identity tokens of others: JSON Web Tokens (RFC 7519) of OpenID Connect providers, read strictly and verified under
 * the provider's keys.
 *
 * <p>Start at {@link io.sealwright.sts.jwt.TokenVerifier}.
 */
@NullMarked
package io.sealwright.sts.jwt;

import org.jspecify.annotations.NullMarked;
