// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

/** How many of each an organization has; closed accounts count. */
public record Counts(long accounts, long units, long serviceControlPolicies, long resourceControlPolicies) {

    /** The most policies of one type. */
    public static final int MAX_POLICIES = 1_000;

    public Counts withAccounts(long count) {
        return new Counts(count, units, serviceControlPolicies, resourceControlPolicies);
    }

    public Counts withUnits(long count) {
        return new Counts(accounts, count, serviceControlPolicies, resourceControlPolicies);
    }

    /** How many policies of this type. */
    public long policies(ControlType type) {
        return switch (type) {
            case SERVICE_CONTROL_POLICY -> serviceControlPolicies;
            case RESOURCE_CONTROL_POLICY -> resourceControlPolicies;
        };
    }

    /** With this many policies of one type. */
    public Counts withPolicies(ControlType type, long count) {
        return switch (type) {
            case SERVICE_CONTROL_POLICY -> new Counts(accounts, units, count, resourceControlPolicies);
            case RESOURCE_CONTROL_POLICY -> new Counts(accounts, units, serviceControlPolicies, count);
        };
    }
}
