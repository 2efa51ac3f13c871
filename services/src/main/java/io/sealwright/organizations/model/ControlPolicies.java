// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.contract.organizations.OrganizationsError;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.rows.PolicyDocuments;
import java.nio.charset.StandardCharsets;

/**
 * What is accepted as the document of a control policy.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html">Quotas</a>
 */
public final class ControlPolicies {

    /** The most policies of one type on one target. */
    public static final int MAX_ATTACHED = 5;

    private static final int MAX_BYTES = 5_120;

    private ControlPolicies() {}

    /**
     * Reads a document of this type.
     *
     * @throws io.sealwright.vocabulary.ServiceException ConstraintViolationException, MalformedPolicyDocumentException
     */
    public static PolicyDocument read(String text, ControlType type) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw Refused.constraint(
                    "POLICY_CONTENT_LIMIT_EXCEEDED",
                    "You attempted to create a policy that is larger than the maximum size.");
        }
        try {
            return PolicyDocuments.compile(text, type.policyType());
        } catch (MalformedPolicy why) {
            throw OrganizationsError.MALFORMED_POLICY_DOCUMENT.saying(why.reason());
        }
    }
}
