// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

/**
 * Said on a thread that must not wait, when answering would need the store: whoever runs the request calls again on a
 * thread that may. One instance, without a stack: it is a turn in the road, not a fault.
 */
public final class NotAtHand extends RuntimeException {
    @SuppressWarnings(
            "StaticAssignmentOfThrowable") // Stackless by design: thrown on the hot path, it allocates nothing.
    public static final NotAtHand INSTANCE = new NotAtHand();

    private static final long serialVersionUID = 1L;

    private NotAtHand() {
        super("not held in memory", null, false, false);
    }
}
