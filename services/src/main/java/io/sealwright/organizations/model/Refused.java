// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.contract.Reasoned;
import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.vocabulary.ServiceException;

/** The refusals of Organizations that more than one operation speaks, in AWS's words. */
public final class Refused {

    private Refused() {}

    /** A value that the model allows and Organizations does not. */
    public static ServiceException invalidInput(String reason, String text) {
        return new Reasoned(OrganizationsError.INVALID_INPUT, reason).saying(text);
    }

    /** One more, or one less, than there may be. */
    public static ServiceException constraint(String reason, String text) {
        return new Reasoned(OrganizationsError.CONSTRAINT_VIOLATION, reason).saying(text);
    }

    public static ServiceException noAccount() {
        return OrganizationsError.ACCOUNT_NOT_FOUND.because("You specified an account that doesn't exist.");
    }

    public static ServiceException noUnit() {
        return OrganizationsError.ORGANIZATIONAL_UNIT_NOT_FOUND.because(
                "You specified an organizational unit that doesn't exist.");
    }

    public static ServiceException noParent() {
        return OrganizationsError.PARENT_NOT_FOUND.because("You specified parent that doesn't exist.");
    }

    public static ServiceException noChild() {
        return OrganizationsError.CHILD_NOT_FOUND.because("You specified a child that doesn't exist.");
    }

    public static ServiceException noTarget() {
        return OrganizationsError.TARGET_NOT_FOUND.because("You specified a target that doesn't exist.");
    }

    public static ServiceException noRoot() {
        return OrganizationsError.ROOT_NOT_FOUND.because("You specified a root that doesn't exist.");
    }

    public static ServiceException noPolicy() {
        return OrganizationsError.POLICY_NOT_FOUND.because("You specified a policy that doesn't exist.");
    }

    public static ServiceException notEnabled() {
        return OrganizationsError.POLICY_TYPE_NOT_ENABLED.because(
                "This operation can be performed only for enabled policy types.");
    }

    public static ServiceException immutablePolicy() {
        return invalidInput("IMMUTABLE_POLICY", "You specified a policy that is managed by AWS and can't be modified.");
    }
}
