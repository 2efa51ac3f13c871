// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

/**
 * Whether the root has a policy type enabled, and for the how manieth time. What was attached before the type was
 * disabled is gone when it is enabled again: attachments name the time they belong to.
 *
 * @param generation how often it was enabled so far
 */
public record Enabling(boolean enabled, long generation) {

    /** Never enabled so far. */
    public static final Enabling NEVER = new Enabling(false, 0);

    public Enabling enable() {
        return new Enabling(true, generation + 1);
    }

    public Enabling disable() {
        return new Enabling(false, generation);
    }
}
