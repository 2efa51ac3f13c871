// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import java.util.List;

/** All policies that are attached to a root, an organizational unit or an account. */
public record Attachments(Attached serviceControl, Attached resourceControl) {

    /** Nothing was attached yet. */
    public static final Attachments NOTHING = new Attachments(Attached.NOTHING, Attached.NOTHING);

    /** The ids of the policies of this type that are attached today. */
    public List<String> today(ControlType type, Enablings enablings) {
        return of(type).today(type, enablings.of(type));
    }

    /** With one policy more, of an enabled type. */
    public Attachments and(String policy, ControlType type, Enablings enablings) {
        return with(type, of(type).and(policy, type, enablings.of(type)));
    }

    /** With one policy less, of an enabled type. */
    public Attachments without(String policy, ControlType type, Enablings enablings) {
        return with(type, of(type).without(policy, type, enablings.of(type)));
    }

    private Attached of(ControlType type) {
        return switch (type) {
            case SERVICE_CONTROL_POLICY -> serviceControl;
            case RESOURCE_CONTROL_POLICY -> resourceControl;
        };
    }

    private Attachments with(ControlType type, Attached attached) {
        return switch (type) {
            case SERVICE_CONTROL_POLICY -> new Attachments(attached, resourceControl);
            case RESOURCE_CONTROL_POLICY -> new Attachments(serviceControl, attached);
        };
    }
}
