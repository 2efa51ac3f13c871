// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import org.jspecify.annotations.Nullable;

/**
 * Tells temporary keys from long-term ones: a temporary key without its token, and a token with a long-term key, are
 * both unknown. Nothing is opened whose shape is not a token's.
 */
public final class TemporaryKeys implements AccessKeys {
    /** Characters of a session token; AWS promises no bound, and clients must send it in one header. */
    public static final int MAX_TOKEN = 8_192;

    private static final String PREFIX = "ASIA";
    private static final int ID_LENGTH = 20;

    private final LongTermKeys longTerm;
    private final SessionTokens sessions;

    public TemporaryKeys(LongTermKeys longTerm, SessionTokens sessions) {
        this.longTerm = longTerm;
        this.sessions = sessions;
    }

    @Override
    public AccessKeyFinding find(String accessKeyId, @Nullable String sessionToken) {
        boolean temporary = accessKeyId.startsWith(PREFIX);
        if (sessionToken == null) {
            return temporary ? AccessKeyFinding.Missing.UNKNOWN : longTerm.find(accessKeyId);
        }
        return temporary && isKeyId(accessKeyId) && mayBeToken(sessionToken)
                ? sessions.open(accessKeyId, sessionToken)
                : AccessKeyFinding.Missing.UNKNOWN;
    }

    private static boolean isKeyId(String id) {
        return id.length() == ID_LENGTH && id.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }

    private static boolean mayBeToken(String token) {
        return !token.isEmpty() && token.length() <= MAX_TOKEN && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
