// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

/**
 * How often an account uses a managed policy.
 *
 * @param attachments users, groups and roles that it is attached to
 * @param boundaries users and roles that it bounds
 */
public record PolicyUses(int attachments, int boundaries) {
    public static final PolicyUses NONE = new PolicyUses(0, 0);
}
