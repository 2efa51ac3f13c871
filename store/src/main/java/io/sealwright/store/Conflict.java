// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

/** Someone else changed first: read, authorise and decide again ({@link Retrying}). One instance, without a stack. */
public final class Conflict extends Exception {
    @SuppressWarnings("StaticAssignmentOfThrowable") // without stack and suppression it holds no state
    public static final Conflict INSTANCE = new Conflict();

    private static final long serialVersionUID = 1L;

    private Conflict() {
        super("changed by someone else", null, false, false);
    }
}
