// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import org.jspecify.annotations.Nullable;

/** A policy and what it is, or shall be, attached to; null stands for what is not there. */
public record Attachment(
        @Nullable ControlPolicy policy, @Nullable Node target) {

    /**
     * The policy; to be asked only once the permits are used.
     *
     * @throws io.sealwright.vocabulary.ServiceException PolicyNotFoundException
     */
    public ControlPolicy policyOrRefuse() {
        if (policy == null) {
            throw Refused.noPolicy();
        }
        return policy;
    }

    /**
     * The target; to be asked only once the permits are used.
     *
     * @throws io.sealwright.vocabulary.ServiceException TargetNotFoundException
     */
    public Node targetOrRefuse() {
        if (target == null) {
            throw Refused.noTarget();
        }
        return target;
    }
}
