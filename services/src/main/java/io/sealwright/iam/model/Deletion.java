// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;

/** What must be gone before an entity can be deleted. */
public final class Deletion {

    private Deletion() {}

    /**
     * Passes only an entity that nothing refers to, but for its boundary, which goes with it.
     *
     * @throws io.sealwright.vocabulary.ServiceException DeleteConflict
     */
    public static void requireNoPolicies(Attachments attachments) {
        if (!attachments.managedPolicies().isEmpty()) {
            throw first("detach all policies");
        }
        if (!attachments.inlinePolicies().isEmpty()) {
            throw first("delete policies");
        }
    }

    /** The refusal that names what has to be done first. */
    public static RuntimeException first(String what) {
        return IamError.DELETE_CONFLICT.because("Cannot delete entity, must %s first.", what);
    }
}
