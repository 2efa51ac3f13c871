// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.policy.Fact;

/**
 * What conditions may ask about a request that takes a key out of use. When a key was last used is not kept, so nothing
 * is allowed because of it, and everything is denied that may be.
 */
public final class UsageFacts {

    /** Of DisableKey. */
    public static final ParameterFacts DISABLING = UsageFacts::usage;

    private UsageFacts() {}

    /**
     * Of ScheduleKeyDeletion.
     *
     * @param days that the key waits, given or by default
     */
    public static ParameterFacts deletingIn(int days) {
        return key -> key == KmsConditionKey.SCHEDULE_KEY_DELETION_PENDING_WINDOW_IN_DAYS
                ? Fact.of(Integer.toString(days))
                : usage(key);
    }

    private static Fact usage(KmsConditionKey key) {
        return key == KmsConditionKey.TRAILING_DAYS_WITHOUT_KEY_USAGE ? Fact.UNKNOWN : Fact.ABSENT;
    }
}
