// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

/** Which policy types the root has enabled. */
public record Enablings(Enabling serviceControl, Enabling resourceControl) {

    /** As a new organization has it: both types are available, none is enabled. */
    public static final Enablings NONE = new Enablings(Enabling.NEVER, Enabling.NEVER);

    public Enabling of(ControlType type) {
        return switch (type) {
            case SERVICE_CONTROL_POLICY -> serviceControl;
            case RESOURCE_CONTROL_POLICY -> resourceControl;
        };
    }

    /** The same with another state of one type. */
    public Enablings with(ControlType type, Enabling enabling) {
        return switch (type) {
            case SERVICE_CONTROL_POLICY -> new Enablings(enabling, resourceControl);
            case RESOURCE_CONTROL_POLICY -> new Enablings(serviceControl, enabling);
        };
    }
}
