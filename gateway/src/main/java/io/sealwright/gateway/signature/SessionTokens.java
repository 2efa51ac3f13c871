// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

/**
 * Opens session tokens: who issues them says what they are. The secret of a temporary key is derived from the token and
 * stored nowhere.
 */
@FunctionalInterface
public interface SessionTokens {

    /** As long as nobody issues any. */
    SessionTokens NONE = (_, _) -> AccessKeyFinding.Missing.UNKNOWN;

    /**
     * The temporary key that {@code token} proves, with its {@link AccessKey#session()}; expired,
     * {@code SESSION_EXPIRED}; altered, for another access key id, or of a principal or account that is not there any
     * more, {@code UNKNOWN}.
     *
     * <p>Asked twice for each request, before and after its body was read, so what was opened may be kept; that the
     * issuing principal, by its unique id, and its account still stand is asked each time.
     *
     * @param accessKeyId {@code ASIA} and 16 capital letters or digits
     * @param token up to {@link TemporaryKeys#MAX_TOKEN} visible characters
     * @throws io.sealwright.vocabulary.NotAtHand on an event loop, when memory does not hold the issuing principal
     */
    AccessKeyFinding open(String accessKeyId, String token);
}
